import type { SignInWords } from './sign-in-words.ts';

/** Words in the languages of eastern Asia. */
export const EAST_ASIAN_SIGN_IN_WORDS = {
  'zh-Hans': {
    subject: (issuer) => `登录：${issuer}`,
    here: '这是您的登录链接：',
    open: '登录',
    once: (minutes) => `链接仅可使用一次，${minutes} 分钟内有效，可在任何设备上打开。`,
    notYou: '如果您没有请求登录，请删除此邮件：没有链接，任何人都无法进入，因此请勿转交他人。',
  },
  'zh-Hant': {
    subject: (issuer) => `登入：${issuer}`,
    here: '這是您的登入連結：',
    open: '登入',
    once: (minutes) => `連結僅可使用一次，${minutes} 分鐘內有效，可在任何裝置上開啟。`,
    notYou: '如果您沒有要求登入，請刪除此郵件：沒有連結，任何人都無法進入，因此請勿轉交他人。',
  },
  ja: {
    subject: (issuer) => `ログイン：${issuer}`,
    here: 'ログイン用のリンクです。',
    open: 'ログインする',
    once: (minutes) => `${minutes}分以内に一度だけ使えます。どの端末でも開けます。`,
    notYou:
      'お心当たりのない場合は、このメールを削除してください。リンクがなければ誰もログインできません。ほかの人に渡さないでください。',
  },
  ko: {
    subject: (issuer) => `로그인: ${issuer}`,
    here: '로그인 링크입니다.',
    open: '로그인',
    once: (minutes) => `${minutes}분 안에 한 번만 쓸 수 있으며, 어느 기기에서나 열 수 있습니다.`,
    notYou:
      '요청하지 않으셨다면 이 메일을 삭제해 주세요. 링크가 없으면 아무도 들어올 수 없으니 다른 사람에게 전달하지 마세요.',
  },
} satisfies Readonly<Record<string, SignInWords>>;
