/** What a message to a holder says. Names stand alone or before a colon, so that no language has to inflect them. */
export interface MessageWords {
  readonly subject: (award: string) => string;
  readonly greeting: string;
  readonly greetingNamed: (name: string) => string;
  /** Above the award's name. */
  readonly awardedBy: (issuer: string) => string;
  readonly open: string;
  readonly yours: string;
  readonly until: (day: string) => string;
  readonly keep: string;
  readonly notYou: string;
}

/** By language: ISO 639-1, Chinese by its script. */
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> & { readonly en: MessageWords } = {
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
  'zh-Hans': {
    subject: (award) => `您的证书：${award}`,
    greeting: '您好：',
    greetingNamed: (name) => `${name}，您好：`,
    awardedBy: (issuer) => `${issuer} 向您颁发：`,
    open: '打开您的证书',
    yours: '此链接仅供您本人使用：任何持有它的人都能打开证书。如需向他人出示，请转交您在那里找到的 PDF 或证书文件。',
    until: (day) => `链接有效期至 ${day}。`,
    keep: '请保存证书文件：即使此链接不再存在，任何人仍可验证它。',
    notYou: '如果您不是此处所指的人，请删除此邮件。',
  },
  ja: {
    subject: (award) => `修了証のご案内：${award}`,
    greeting: 'こんにちは。',
    greetingNamed: (name) => `${name} 様`,
    awardedBy: (issuer) => `${issuer} より次の修了証が授与されました。`,
    open: '修了証を開く',
    yours:
      'このリンクはご本人専用です。リンクを知っている人は誰でも修了証を開けます。ほかの人に見せるときは、開いた先にある PDF または証明書ファイルをお渡しください。',
    until: (day) => `リンクの有効期限は ${day} です。`,
    keep: '証明書ファイルを保管してください。このリンクがなくなっても、誰でも検証できます。',
    notYou: 'お心当たりのない場合は、このメールを削除してください。',
  },
};
