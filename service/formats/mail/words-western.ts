import type { MessageWords } from './message-words.ts';

/** Words in the languages of western and northern Europe. */
export const WESTERN_WORDS = {
  en: {
    subject: (award) => `Your certificate: ${award}`,
    greeting: 'Hello,',
    greetingNamed: (name) => `Hello ${name},`,
    awardedBy: (issuer) => `${issuer} has awarded you:`,
    open: 'Open your certificate',
    yours:
      'This link is yours alone: whoever has it can open the certificate. To show the certificate to others, pass on the PDF or the certificate file that you find there.',
    until: (day) => `The link opens until ${day}.`,
    keep: 'Keep the certificate file: it can be verified by anyone, even when this link is gone.',
    notYou: 'If you are not the person named here, please delete this message.',
  },
  de: {
    subject: (award) => `Ihr Zertifikat: ${award}`,
    greeting: 'Guten Tag,',
    greetingNamed: (name) => `Guten Tag ${name},`,
    awardedBy: (issuer) => `${issuer} hat Ihnen verliehen:`,
    open: 'Zertifikat öffnen',
    yours:
      'Dieser Link ist nur für Sie: Wer ihn hat, kann das Zertifikat öffnen. Um es anderen zu zeigen, geben Sie das PDF oder die Zertifikatsdatei weiter, die Sie dort finden.',
    until: (day) => `Der Link lässt sich bis ${day} öffnen.`,
    keep: 'Bewahren Sie die Zertifikatsdatei auf: Jeder kann sie prüfen, auch wenn es diesen Link nicht mehr gibt.',
    notYou: 'Falls Sie nicht die hier genannte Person sind, löschen Sie bitte diese Nachricht.',
  },
  fr: {
    subject: (award) => `Votre certificat : ${award}`,
    greeting: 'Bonjour,',
    greetingNamed: (name) => `Bonjour ${name},`,
    awardedBy: (issuer) => `${issuer} vous a décerné :`,
    open: 'Ouvrir votre certificat',
    yours:
      'Ce lien n’est que pour vous : quiconque le possède peut ouvrir le certificat. Pour le montrer à d’autres, transmettez le PDF ou le fichier du certificat que vous y trouverez.',
    until: (day) => `Le lien s’ouvre jusqu’au ${day}.`,
    keep: 'Conservez le fichier du certificat : tout le monde peut le vérifier, même quand ce lien n’existe plus.',
    notYou: 'Si vous n’êtes pas la personne nommée ici, veuillez supprimer ce message.',
  },
  es: {
    subject: (award) => `Su certificado: ${award}`,
    greeting: 'Hola:',
    greetingNamed: (name) => `Hola, ${name}:`,
    awardedBy: (issuer) => `${issuer} le ha otorgado:`,
    open: 'Abrir su certificado',
    yours:
      'Este enlace es solo para usted: quien lo tenga puede abrir el certificado. Para mostrarlo a otras personas, entregue el PDF o el archivo del certificado que encontrará allí.',
    until: (day) => `El enlace se abre hasta el ${day}.`,
    keep: 'Guarde el archivo del certificado: cualquiera puede comprobarlo, aunque este enlace ya no exista.',
    notYou: 'Si usted no es la persona aquí nombrada, por favor elimine este mensaje.',
  },
  pt: {
    subject: (award) => `O seu certificado: ${award}`,
    greeting: 'Olá,',
    greetingNamed: (name) => `Olá, ${name},`,
    awardedBy: (issuer) => `${issuer} atribuiu-lhe:`,
    open: 'Abrir o certificado',
    yours:
      'Este link é só seu: quem o tiver pode abrir o certificado. Para o mostrar a outras pessoas, entregue o PDF ou o ficheiro do certificado que lá encontra.',
    until: (day) => `O link abre até ${day}.`,
    keep: 'Guarde o ficheiro do certificado: qualquer pessoa o pode verificar, mesmo quando este link já não existir.',
    notYou: 'Se não for a pessoa aqui nomeada, apague por favor esta mensagem.',
  },
  it: {
    subject: (award) => `Il suo certificato: ${award}`,
    greeting: 'Buongiorno,',
    greetingNamed: (name) => `Buongiorno ${name},`,
    awardedBy: (issuer) => `${issuer} le ha conferito:`,
    open: 'Apri il certificato',
    yours:
      'Questo link è soltanto suo: chi lo possiede può aprire il certificato. Per mostrarlo ad altri, trasmetta il PDF o il file del certificato che trova lì.',
    until: (day) => `Il link si apre fino al ${day}.`,
    keep: 'Conservi il file del certificato: chiunque può verificarlo, anche quando questo link non esiste più.',
    notYou: 'Se lei non è la persona qui nominata, elimini per favore questo messaggio.',
  },
  nl: {
    subject: (award) => `Uw certificaat: ${award}`,
    greeting: 'Hallo,',
    greetingNamed: (name) => `Hallo ${name},`,
    awardedBy: (issuer) => `${issuer} heeft u toegekend:`,
    open: 'Open uw certificaat',
    yours:
      'Deze link is alleen voor u: wie hem heeft, kan het certificaat openen. Geef om het aan anderen te tonen de pdf of het certificaatbestand door dat u daar vindt.',
    until: (day) => `De link opent tot en met ${day}.`,
    keep: 'Bewaar het certificaatbestand: iedereen kan het controleren, ook als deze link er niet meer is.',
    notYou: 'Bent u niet de persoon die hier wordt genoemd, verwijder dan alstublieft dit bericht.',
  },
  sv: {
    subject: (award) => `Ditt certifikat: ${award}`,
    greeting: 'Hej!',
    greetingNamed: (name) => `Hej ${name}!`,
    awardedBy: (issuer) => `${issuer} har tilldelat dig:`,
    open: 'Öppna ditt certifikat',
    yours:
      'Länken är bara din: den som har den kan öppna certifikatet. Vill du visa det för andra, ge dem PDF-filen eller certifikatfilen som du hittar där.',
    until: (day) => `Länken kan öppnas till och med ${day}.`,
    keep: 'Spara certifikatfilen: vem som helst kan kontrollera den, även när länken inte längre finns.',
    notYou: 'Om du inte är personen som nämns här, radera meddelandet.',
  },
  da: {
    subject: (award) => `Dit certifikat: ${award}`,
    greeting: 'Hej',
    greetingNamed: (name) => `Hej ${name}`,
    awardedBy: (issuer) => `${issuer} har tildelt dig:`,
    open: 'Åbn dit certifikat',
    yours:
      'Dette link er kun til dig: Den, der har det, kan åbne certifikatet. Vil du vise det til andre, så giv dem PDF-filen eller certifikatfilen, som du finder der.',
    until: (day) => `Linket kan åbnes til og med ${day}.`,
    keep: 'Gem certifikatfilen: Alle kan kontrollere den, også når dette link ikke findes mere.',
    notYou: 'Hvis du ikke er den person, der er nævnt her, så slet venligst denne besked.',
  },
  nb: {
    subject: (award) => `Sertifikatet ditt: ${award}`,
    greeting: 'Hei',
    greetingNamed: (name) => `Hei ${name}`,
    awardedBy: (issuer) => `${issuer} har tildelt deg:`,
    open: 'Åpne sertifikatet',
    yours:
      'Denne lenken er bare din: Den som har den, kan åpne sertifikatet. Vil du vise det til andre, gi dem PDF-filen eller sertifikatfilen som du finner der.',
    until: (day) => `Lenken kan åpnes til og med ${day}.`,
    keep: 'Ta vare på sertifikatfilen: Alle kan kontrollere den, også når denne lenken ikke finnes lenger.',
    notYou: 'Hvis du ikke er personen som er nevnt her, kan du slette denne meldingen.',
  },
  fi: {
    subject: (award) => `Todistuksesi: ${award}`,
    greeting: 'Hei',
    greetingNamed: (name) => `Hei, ${name}`,
    awardedBy: (issuer) => `${issuer} on myöntänyt sinulle:`,
    open: 'Avaa todistuksesi',
    yours:
      'Tämä linkki on vain sinulle: kuka tahansa, jolla se on, voi avata todistuksen. Jos haluat näyttää sen muille, anna heille PDF tai todistustiedosto, jotka löydät linkistä.',
    until: (day) => `Linkin voi avata ${day} asti.`,
    keep: 'Säilytä todistustiedosto: kuka tahansa voi tarkistaa sen, vaikka tätä linkkiä ei enää olisi.',
    notYou: 'Jos et ole tässä mainittu henkilö, poista tämä viesti.',
  },
} satisfies Readonly<Record<string, MessageWords>>;
