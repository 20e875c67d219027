import type { SignInWords } from './sign-in-words.ts';

/** Words in the languages of eastern Europe, western and southern Asia. */
export const EASTERN_SIGN_IN_WORDS = {
  pl: {
    subject: (issuer) => `Logowanie: ${issuer}`,
    here: 'Oto Twój link do logowania:',
    open: 'Zaloguj się',
    once: (minutes) => `Działa jeden raz, przez ${minutes} minut, na dowolnym urządzeniu.`,
    notYou:
      'Jeśli nie prosisz o logowanie, usuń tę wiadomość: bez linku nikt nie wejdzie, więc nie przekazuj go nikomu.',
  },
  cs: {
    subject: (issuer) => `Přihlášení: ${issuer}`,
    here: 'Zde je váš odkaz k přihlášení:',
    open: 'Přihlásit se',
    once: (minutes) => `Funguje jednou, po dobu ${minutes} minut, na kterémkoli zařízení.`,
    notYou:
      'Pokud jste o něj nežádali, zprávu smažte: bez odkazu se nikdo nedostane dovnitř, proto ho nikomu nepředávejte.',
  },
  tr: {
    subject: (issuer) => `Oturum açma: ${issuer}`,
    here: 'Oturum açma bağlantınız:',
    open: 'Oturum aç',
    once: (minutes) => `Bir kez ve ${minutes} dakika boyunca, açtığınız her cihazda çalışır.`,
    notYou: 'Bunu siz istemediyseniz iletiyi silin: bağlantı olmadan kimse giremez, bu yüzden onu kimseye vermeyin.',
  },
  el: {
    subject: (issuer) => `Σύνδεση: ${issuer}`,
    here: 'Αυτός είναι ο σύνδεσμος για να συνδεθείτε:',
    open: 'Σύνδεση',
    once: (minutes) => `Λειτουργεί μία φορά, για ${minutes} λεπτά, σε όποια συσκευή τον ανοίξετε.`,
    notYou:
      'Αν δεν τον ζητήσατε, διαγράψτε αυτό το μήνυμα: χωρίς τον σύνδεσμο κανείς δεν μπαίνει, γι’ αυτό μην τον δώσετε σε κανέναν.',
  },
  ru: {
    subject: (issuer) => `Вход: ${issuer}`,
    here: 'Ваша ссылка для входа:',
    open: 'Войти',
    once: (minutes) => `Она сработает один раз, в течение ${minutes} минут, на любом устройстве.`,
    notYou: 'Если вы её не запрашивали, удалите это сообщение: без ссылки никто не войдёт. Никому её не передавайте.',
  },
  uk: {
    subject: (issuer) => `Вхід: ${issuer}`,
    here: 'Ваше посилання для входу:',
    open: 'Увійти',
    once: (minutes) => `Воно спрацює один раз, протягом ${minutes} хвилин, на будь-якому пристрої.`,
    notYou:
      'Якщо ви його не запитували, видаліть це повідомлення: без посилання ніхто не увійде. Нікому його не передавайте.',
  },
  ar: {
    subject: (issuer) => `تسجيل الدخول: ${issuer}`,
    here: 'هذا رابط تسجيل الدخول الخاص بك:',
    open: 'تسجيل الدخول',
    once: (minutes) => `يعمل الرابط مرة واحدة، لمدة ${minutes} دقيقة، على أي جهاز تفتحه عليه.`,
    notYou: 'إذا لم تطلبه فاحذف هذه الرسالة: لا يستطيع أحد الدخول من دون الرابط، فلا تعطه لأحد.',
  },
  he: {
    subject: (issuer) => `כניסה: ${issuer}`,
    here: 'זה הקישור לכניסה שלך:',
    open: 'כניסה',
    once: (minutes) => `הוא פועל פעם אחת, במשך ${minutes} דקות, בכל מכשיר שבו ייפתח.`,
    notYou: 'אם לא ביקשת אותו, נא למחוק הודעה זו: בלי הקישור איש לא ייכנס, ולכן אין למסור אותו לאיש.',
  },
  hi: {
    subject: (issuer) => `साइन इन: ${issuer}`,
    here: 'साइन इन करने के लिए आपका लिंक:',
    open: 'साइन इन करें',
    once: (minutes) => `यह एक बार, ${minutes} मिनट तक, किसी भी डिवाइस पर काम करता है।`,
    notYou: 'यदि आपने इसे नहीं माँगा था, तो यह संदेश हटा दें: लिंक के बिना कोई अंदर नहीं आ सकता, इसलिए इसे किसी को न दें।',
  },
} satisfies Readonly<Record<string, SignInWords>>;
