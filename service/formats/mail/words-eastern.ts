import type { MessageWords } from './message-words.ts';

/** Words in the languages of eastern Europe, western and southern Asia. */
export const EASTERN_WORDS = {
  pl: {
    subject: (award) => `Twój certyfikat: ${award}`,
    greeting: 'Dzień dobry,',
    greetingNamed: (name) => `Dzień dobry, ${name},`,
    awardedBy: (issuer) => `${issuer} przyznaje Ci:`,
    open: 'Otwórz certyfikat',
    yours:
      'Ten link jest tylko dla Ciebie: kto go ma, może otworzyć certyfikat. Aby pokazać go innym, przekaż plik PDF lub plik certyfikatu, który tam znajdziesz.',
    until: (day) => `Link można otwierać do: ${day}.`,
    keep: 'Zachowaj plik certyfikatu: każdy może go sprawdzić, nawet gdy tego linku już nie będzie.',
    notYou: 'Jeśli nie jesteś wymienioną tu osobą, usuń tę wiadomość.',
  },
  cs: {
    subject: (award) => `Váš certifikát: ${award}`,
    greeting: 'Dobrý den,',
    greetingNamed: (name) => `Dobrý den, ${name},`,
    awardedBy: (issuer) => `Udělovatel ${issuer} vám udělil:`,
    open: 'Otevřít certifikát',
    yours:
      'Tento odkaz je jen váš: kdo ho má, může certifikát otevřít. Chcete-li jej ukázat ostatním, předejte jim PDF nebo soubor certifikátu, které tam najdete.',
    until: (day) => `Odkaz lze otevřít do: ${day}.`,
    keep: 'Soubor certifikátu si uschovejte: ověřit ho může kdokoli, i když už tento odkaz nebude existovat.',
    notYou: 'Pokud nejste osoba, která je zde uvedena, zprávu prosím smažte.',
  },
  tr: {
    subject: (award) => `Sertifikanız: ${award}`,
    greeting: 'Merhaba,',
    greetingNamed: (name) => `Merhaba ${name},`,
    awardedBy: (issuer) => `${issuer} size şunu verdi:`,
    open: 'Sertifikanızı açın',
    yours:
      'Bu bağlantı yalnızca sizindir: ona sahip olan herkes sertifikayı açabilir. Başkalarına göstermek için orada bulacağınız PDF’yi veya sertifika dosyasını verin.',
    until: (day) => `Bağlantı şu tarihe kadar açılır: ${day}.`,
    keep: 'Sertifika dosyasını saklayın: bu bağlantı artık olmasa bile herkes onu doğrulayabilir.',
    notYou: 'Burada adı geçen kişi değilseniz lütfen bu iletiyi silin.',
  },
  el: {
    subject: (award) => `Το πιστοποιητικό σας: ${award}`,
    greeting: 'Γεια σας,',
    greetingNamed: (name) => `Γεια σας, ${name},`,
    awardedBy: (issuer) => `Σας απονεμήθηκε από: ${issuer}`,
    open: 'Άνοιγμα πιστοποιητικού',
    yours:
      'Αυτός ο σύνδεσμος είναι μόνο δικός σας: όποιος τον έχει μπορεί να ανοίξει το πιστοποιητικό. Για να το δείξετε σε άλλους, δώστε τους το PDF ή το αρχείο του πιστοποιητικού που θα βρείτε εκεί.',
    until: (day) => `Ο σύνδεσμος ανοίγει έως: ${day}.`,
    keep: 'Φυλάξτε το αρχείο του πιστοποιητικού: μπορεί να το ελέγξει ο καθένας, ακόμη και όταν ο σύνδεσμος δεν θα υπάρχει πια.',
    notYou: 'Αν δεν είστε το πρόσωπο που αναφέρεται εδώ, διαγράψτε αυτό το μήνυμα.',
  },
  ru: {
    subject: (award) => `Ваш сертификат: ${award}`,
    greeting: 'Здравствуйте!',
    greetingNamed: (name) => `Здравствуйте, ${name}!`,
    awardedBy: (issuer) => `Вам присуждено (${issuer}):`,
    open: 'Открыть сертификат',
    yours:
      'Эта ссылка только для вас: любой, у кого она есть, может открыть сертификат. Чтобы показать его другим, передайте PDF или файл сертификата, который вы там найдёте.',
    until: (day) => `Ссылка открывается до: ${day}.`,
    keep: 'Сохраните файл сертификата: его может проверить каждый, даже когда этой ссылки уже не будет.',
    notYou: 'Если вы не тот, кто здесь назван, пожалуйста, удалите это сообщение.',
  },
  uk: {
    subject: (award) => `Ваш сертифікат: ${award}`,
    greeting: 'Вітаємо!',
    greetingNamed: (name) => `Вітаємо, ${name}!`,
    awardedBy: (issuer) => `Вам присуджено (${issuer}):`,
    open: 'Відкрити сертифікат',
    yours:
      'Це посилання лише для вас: кожен, хто його має, може відкрити сертифікат. Щоб показати його іншим, передайте PDF або файл сертифіката, які ви там знайдете.',
    until: (day) => `Посилання відкривається до: ${day}.`,
    keep: 'Збережіть файл сертифіката: його може перевірити кожен, навіть коли цього посилання вже не буде.',
    notYou: 'Якщо ви не та особа, яку тут названо, видаліть, будь ласка, це повідомлення.',
  },
  ar: {
    subject: (award) => `شهادتك: ${award}`,
    greeting: 'مرحبًا،',
    greetingNamed: (name) => `مرحبًا ${name}،`,
    awardedBy: (issuer) => `منحتك ${issuer}:`,
    open: 'افتح شهادتك',
    yours:
      'هذا الرابط لك وحدك: كل من يملكه يستطيع فتح الشهادة. لعرضها على الآخرين أعطهم ملف PDF أو ملف الشهادة الذي تجده هناك.',
    until: (day) => `يمكن فتح الرابط حتى ${day}.`,
    keep: 'احتفظ بملف الشهادة: يستطيع أي شخص التحقق منه حتى بعد زوال هذا الرابط.',
    notYou: 'إذا لم تكن الشخص المذكور هنا فاحذف هذه الرسالة من فضلك.',
  },
  he: {
    subject: (award) => `התעודה שלך: ${award}`,
    greeting: 'שלום,',
    greetingNamed: (name) => `שלום ${name},`,
    awardedBy: (issuer) => `הוענק לך על ידי ${issuer}:`,
    open: 'פתיחת התעודה',
    yours:
      'הקישור הזה הוא שלך בלבד: כל מי שיש לו אותו יכול לפתוח את התעודה. כדי להראות אותה לאחרים, יש למסור להם את קובץ ה-PDF או את קובץ התעודה שנמצאים שם.',
    until: (day) => `הקישור ייפתח עד ${day}.`,
    keep: 'כדאי לשמור את קובץ התעודה: כל אחד יכול לאמת אותו, גם כשהקישור כבר לא יהיה קיים.',
    notYou: 'אם אינך האדם ששמו מופיע כאן, נא למחוק הודעה זו.',
  },
  hi: {
    subject: (award) => `आपका प्रमाणपत्र: ${award}`,
    greeting: 'नमस्ते,',
    greetingNamed: (name) => `नमस्ते ${name},`,
    awardedBy: (issuer) => `${issuer} ने आपको प्रदान किया है:`,
    open: 'अपना प्रमाणपत्र खोलें',
    yours:
      'यह लिंक केवल आपका है: जिसके पास भी यह है, वह प्रमाणपत्र खोल सकता है। दूसरों को दिखाने के लिए उन्हें वहाँ मिलने वाला PDF या प्रमाणपत्र फ़ाइल दें।',
    until: (day) => `यह लिंक ${day} तक खुलेगा।`,
    keep: 'प्रमाणपत्र फ़ाइल सँभालकर रखें: यह लिंक न रहने पर भी कोई भी उसकी जाँच कर सकता है।',
    notYou: 'यदि आप वह व्यक्ति नहीं हैं जिसका नाम यहाँ है, तो कृपया यह संदेश हटा दें।',
  },
} satisfies Readonly<Record<string, MessageWords>>;
