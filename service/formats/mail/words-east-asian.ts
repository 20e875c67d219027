import type { MessageWords } from './message-words.ts';

/** Words in the languages of eastern Asia. */
export const EAST_ASIAN_WORDS = {
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
  'zh-Hant': {
    subject: (award) => `您的證書：${award}`,
    greeting: '您好：',
    greetingNamed: (name) => `${name}，您好：`,
    awardedBy: (issuer) => `${issuer} 頒發給您：`,
    open: '開啟您的證書',
    yours: '此連結僅供您本人使用：任何擁有它的人都能開啟證書。如需出示給他人，請轉交您在那裡找到的 PDF 或證書檔案。',
    until: (day) => `連結有效至 ${day}。`,
    keep: '請保存證書檔案：即使此連結不再存在，任何人仍可驗證它。',
    notYou: '如果您不是此處所指的人，請刪除此郵件。',
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
  ko: {
    subject: (award) => `인증서 안내: ${award}`,
    greeting: '안녕하세요.',
    greetingNamed: (name) => `${name} 님, 안녕하세요.`,
    awardedBy: (issuer) => `${issuer}에서 다음을 수여했습니다:`,
    open: '인증서 열기',
    yours:
      '이 링크는 본인 전용입니다. 링크를 가진 사람은 누구나 인증서를 열 수 있습니다. 다른 사람에게 보여 주려면 그곳에 있는 PDF나 인증서 파일을 전달하세요.',
    until: (day) => `링크는 ${day}까지 열 수 있습니다.`,
    keep: '인증서 파일을 보관하세요. 이 링크가 없어져도 누구나 확인할 수 있습니다.',
    notYou: '여기에 적힌 분이 아니라면 이 메일을 삭제해 주세요.',
  },
} satisfies Readonly<Record<string, MessageWords>>;
