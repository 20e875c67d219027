/** Sentences around signing in. */
export const SIGN_IN_WORDS = {
  title: 'Sign in',
  lead: 'See where you are on your way, what comes next and why, and what you have earned.',
  email: 'Your e-mail address',
  emailHint: 'The one that your course knows you by. You get a link that signs you in: there is no password.',
  emailMissing: 'Write your address as zoe@college.example.',
  send: 'Send me a link',
  sending: 'Asking for a link …',
  or: 'or',
  oidc: (provider: string): string => `Sign in with ${provider}`,
  noWay: 'Ask whoever runs your course for a link to sign in: no mail is sent from here.',
  waiting: 'One moment …',

  sentTitle: 'Look into your mailbox',
  sentTo: 'If this address is on record for a course, a link is on its way to it:',
  sentUse: (minutes: number): string =>
    `It works once, within ${minutes} minutes, on whatever device you open it. You can leave this page.`,
  nothingCame: 'Nothing came?',
  nothingCameWays: [
    'Look among unwanted mail. It may take a few minutes.',
    'Your course may know you by another address: try the one that you enrolled with.',
    'If it still does not come, ask whoever runs your course for a link.',
  ],
  another: 'Use another address',

  linkTitle: 'Your link is good for one sign-in',
  linkText: 'Press, and this device is signed in. After that the link opens nothing more.',
  linkUse: 'Sign in on this device',
  linkUsing: 'Signing in …',
  shared: 'If others use this device too, sign out when you are done.',

  signedIn: 'Signed in',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  everywhereHint: 'Ends every session of yours, on every device.',
  signingOut: 'Signing out …',
  tryAgain: 'Try again',
} as const;

/** What went wrong, in plain words, by the service's codes; for others the service's own words stand. */
const PROBLEM_WORDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  unreachable: {
    title: 'The service did not answer.',
    text: 'Check the connection, and try again.',
  },
  'too-many-requests': {
    title: 'That was tried very often from your network.',
    text: 'Wait a quarter of an hour, and try again.',
  },
  'sign-in-link-used': {
    title: 'This link was used already.',
    text: 'Each link signs in once. Get a new one here.',
  },
  'sign-in-link-expired': {
    title: 'This link is too old.',
    text: 'Get a new one here.',
  },
  'sign-in-link-not-found': {
    title: 'This link signs nobody in.',
    text: 'It may not have been copied whole, or your address was changed since it was sent. Get a new one here.',
  },
  'malformed-request': {
    title: 'This is not an e-mail address.',
    text: 'Write it as zoe@college.example.',
  },
  'sign-in-interrupted': {
    title: 'That took too long, or was begun in another browser.',
    text: 'Begin again here.',
  },
  'sign-in-cancelled': {
    title: 'You were not signed in there.',
    text: 'It was cancelled, or refused. Begin again, or choose another way.',
  },
  'identity-provider-unavailable': {
    title: 'That way cannot be used just now.',
    text: 'Try again in a while, or choose another way.',
  },
  'token-invalid': {
    title: 'You were not signed in: what came back could not be believed.',
    text: 'Begin again. If it stays so, tell whoever runs your course.',
  },
  'mailbox-unverified': {
    title: 'Your e-mail address is not verified there.',
    text: 'Have it verified where you have your account, and begin again.',
  },
  'learner-not-found': {
    title: 'Nobody is known here by that account.',
    text: 'Your course may know you by another address. Ask whoever runs it.',
  },
  'not-signed-in': {
    title: 'You are signed out.',
    text: 'A session ends by itself after a while. Sign in again to go on.',
  },
};

/** How a problem is put into words. */
export function problemWords(problem: {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | null;
}): { readonly title: string; readonly text: string | null } {
  return PROBLEM_WORDS[problem.code] ?? { title: problem.message, text: problem.remedy };
}
