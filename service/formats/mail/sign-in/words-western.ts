import type { SignInWords } from './sign-in-words.ts';

/** Words in the languages of western and northern Europe. */
export const WESTERN_SIGN_IN_WORDS = {
  en: {
    subject: (issuer) => `Sign in: ${issuer}`,
    here: 'Here is your link to sign in:',
    open: 'Sign in',
    once: (minutes) => `It works once, for ${minutes} minutes, on whatever device you open it.`,
    notYou: 'If you did not ask for it, delete this message: without the link nobody gets in, so pass it on to no one.',
  },
  de: {
    subject: (issuer) => `Anmeldung: ${issuer}`,
    here: 'Hier ist Ihr Link zum Anmelden:',
    open: 'Anmelden',
    once: (minutes) => `Er gilt einmal und ${minutes} Minuten lang, auf jedem Gerät, auf dem Sie ihn öffnen.`,
    notYou:
      'Falls Sie ihn nicht angefordert haben, löschen Sie diese Nachricht: Ohne den Link kommt niemand hinein. Geben Sie ihn nicht weiter.',
  },
  fr: {
    subject: (issuer) => `Connexion : ${issuer}`,
    here: 'Voici votre lien de connexion :',
    open: 'Se connecter',
    once: (minutes) =>
      `Il fonctionne une seule fois, pendant ${minutes} minutes, sur l’appareil où vous l’ouvrez, quel qu’il soit.`,
    notYou:
      'Si vous ne l’avez pas demandé, supprimez ce message : sans le lien, personne n’entre. Ne le transmettez à personne.',
  },
  es: {
    subject: (issuer) => `Inicio de sesión: ${issuer}`,
    here: 'Este es su enlace para iniciar sesión:',
    open: 'Iniciar sesión',
    once: (minutes) => `Funciona una sola vez, durante ${minutes} minutos, en cualquier dispositivo en que lo abra.`,
    notYou: 'Si no lo ha pedido, elimine este mensaje: sin el enlace nadie entra, así que no lo pase a nadie.',
  },
  pt: {
    subject: (issuer) => `Iniciar sessão: ${issuer}`,
    here: 'Aqui está o seu link para iniciar sessão:',
    open: 'Iniciar sessão',
    once: (minutes) => `Funciona uma única vez, durante ${minutes} minutos, em qualquer dispositivo em que o abra.`,
    notYou: 'Se não o pediu, apague esta mensagem: sem o link ninguém entra, por isso não o passe a ninguém.',
  },
  it: {
    subject: (issuer) => `Accesso: ${issuer}`,
    here: 'Ecco il suo link per accedere:',
    open: 'Accedi',
    once: (minutes) => `Funziona una sola volta, per ${minutes} minuti, su qualsiasi dispositivo lo apra.`,
    notYou:
      'Se non l’ha richiesto, elimini questo messaggio: senza il link nessuno entra, quindi non lo dia a nessuno.',
  },
  nl: {
    subject: (issuer) => `Inloggen: ${issuer}`,
    here: 'Hier is uw link om in te loggen:',
    open: 'Inloggen',
    once: (minutes) => `Hij werkt één keer, ${minutes} minuten lang, op elk apparaat waarop u hem opent.`,
    notYou:
      'Hebt u er niet om gevraagd, verwijder dan dit bericht: zonder de link komt niemand binnen, dus geef hem aan niemand door.',
  },
  sv: {
    subject: (issuer) => `Inloggning: ${issuer}`,
    here: 'Här är din länk för att logga in:',
    open: 'Logga in',
    once: (minutes) => `Den fungerar en gång, i ${minutes} minuter, på vilken enhet du än öppnar den.`,
    notYou:
      'Om du inte har bett om den, radera meddelandet: utan länken kommer ingen in, så ge den inte vidare till någon.',
  },
  da: {
    subject: (issuer) => `Log ind: ${issuer}`,
    here: 'Her er dit link til at logge ind:',
    open: 'Log ind',
    once: (minutes) => `Det virker én gang, i ${minutes} minutter, på den enhed, hvor du åbner det.`,
    notYou:
      'Hvis du ikke har bedt om det, så slet denne besked: Uden linket kommer ingen ind, så giv det ikke videre til nogen.',
  },
  nb: {
    subject: (issuer) => `Innlogging: ${issuer}`,
    here: 'Her er lenken din for å logge inn:',
    open: 'Logg inn',
    once: (minutes) => `Den virker én gang, i ${minutes} minutter, på den enheten du åpner den på.`,
    notYou:
      'Hvis du ikke har bedt om den, kan du slette denne meldingen: Uten lenken kommer ingen inn, så gi den ikke videre til noen.',
  },
  fi: {
    subject: (issuer) => `Kirjautuminen: ${issuer}`,
    here: 'Tässä on kirjautumislinkkisi:',
    open: 'Kirjaudu sisään',
    once: (minutes) => `Se toimii kerran, ${minutes} minuutin ajan, millä tahansa laitteella.`,
    notYou:
      'Jos et ole pyytänyt sitä, poista tämä viesti: ilman linkkiä kukaan ei pääse sisään, joten älä anna sitä kenellekään.',
  },
} satisfies Readonly<Record<string, SignInWords>>;
