/** Sentences of the learner's page. What evaluation has to say stands in its answers; these stand around it. */
import type { WayStage } from '../../pathway/learner-way/learner-way.ts';

export const LEARN_WORDS = {
  title: 'Your way · Cairn',
  titleOf: (pathway: string): string => `${pathway} · Your way · Cairn`,
  loading: 'Looking where you are …',
  from: 'from',
  to: 'to',
  asOf: 'As of',
  resultsUntil: 'results are taken until',
  sections: 'On this page',
  close: 'Close',
  moment: 'One moment …',
  tryAgain: 'Try again',
  withdrawn: 'left',
  transferred: 'went on elsewhere',
  nothingTitle: 'Nothing here yet',
  nothingText:
    'You are signed in, and no course is on record for you. If you are enrolled in one, ask whoever runs it: it may stand under another e-mail address.',
  failure: 'This page itself failed, which says nothing about your results or certificates. Load it again.',
} as const;

/** The sections of the page, in their order. */
export const SECTIONS = {
  next: 'What to do next',
  way: 'Your way',
  awards: 'What you can earn',
  certificates: 'Your certificates',
  feedback: 'Feedback',
  transcript: 'Your transcript',
  reviews: 'Reviews of decisions',
} as const;

/** One of the sections. */
export type Section = keyof typeof SECTIONS;

/** What is said at each stage of the way, above everything else; null where the headline is enough. */
export const STAGE_WORDS: Readonly<Record<WayStage, { readonly title: string; readonly text: string } | null>> = {
  'just-begun': {
    title: 'Welcome',
    text: 'Nothing is decided yet, and nothing can be lost. Begin with the first step below; what you hand in shows here as soon as it is known.',
  },
  midway: null,
  stuck: {
    title: 'You cannot go on just now',
    text: 'That is no judgement of you. Nothing that is open to you now leads further on this pathway. Below stands what is in the way. Somebody at your provider can look at it: a result that is wrong can be corrected, another attempt may be allowed, and you can ask for a review of each decision.',
  },
  finished: {
    title: 'You have come all the way',
    text: 'Every stone is laid. What you have earned is yours for good, and anyone can check it.',
  },
  withdrawn: {
    title: 'You have left this course',
    text: 'What you had earned by then stays yours, with every certificate. What you handed in up to that day still counts.',
  },
  transferred: {
    title: 'You went on in another cohort',
    text: 'What you achieved here was carried over and counts there. Certificates that were issued here stay yours.',
  },
};

export const NEXT_WORDS = {
  why: 'Why',
  others: 'After that',
  show: 'Show what it needs',
  showOf: (title: string): string => `Show what it needs: “${title}”`,
  waiting: 'Waiting for a mark',
  waitingHint: 'You have handed it in. There is nothing for you to do until it is marked.',
  obstacles: 'What is in the way',
  obstaclesHint:
    'By the rules, nothing that may still come leads there. If a result is wrong, or you think that another attempt should be allowed, ask your provider, or ask for a review of the decision below.',
  obstaclesToo: 'Out of reach with it:',
} as const;

export const WAY_WORDS = {
  mapHint: 'Choose a card to see what it needs and what you have.',
  words: 'Tier by tier',
  needs: 'What it needs, and what you have',
  awards: 'Earned at its end',
  after: 'To be passed before:',
  passed: 'passed',
  notPassed: 'not passed yet',
  outcomes: 'What you can do afterwards',
  assessments: 'Assessments and your results',
  noResults: 'Nothing handed in yet.',
  formative: 'for practice, decides nothing',
  weight: (weight: string): string => `${weight} % of the mark`,
  passMark: (mark: string): string => `pass mark ${mark}`,
  due: 'due on',
  full: 'Read the whole pathway',
  read: 'as it was published',
} as const;

export const RESULT_WORDS = {
  score: (score: string): string => `${score} of 100`,
  noScore: 'handed in, no mark yet',
  on: 'on',
  day: (day: string): string => `on day ${day} of the cohort`,
  carriedOver: 'carried over from an earlier cohort',
} as const;

export const AWARD_WORDS = {
  why: 'Why this decision',
  kept: (edition: string): string => `Decided by the edition ${edition}, by which you earned it before you were moved.`,
  distinction: (label: string): string => `For the award ${label}`,
  notCounted: 'What does not count',
  traceText:
    'Everything that the decision rests on, as it is kept: with it and the published pathway anyone can decide it again and get the same.',
  takeTrace: 'Download the trace (JSON)',
  review: 'Ask for a review',
  reviewOf: (award: string): string => `Ask for a review: “${award}”`,
} as const;

export const CERTIFICATE_WORDS = {
  none: 'You have none yet. A certificate is issued after you have earned an award, and then stands here.',
  issued: 'Issued on',
  validUntil: 'Valid until',
  correction: 'This one was corrected, and took the place of an earlier one.',
  forms: {
    pdf: 'Download the PDF',
    file: 'Download the file',
    evidence: 'Download the evidence',
  },
  of: (form: string, award: string): string => `${form} of “${award}”`,
  check: 'Check it',
  linkedIn: 'Add to LinkedIn profile',
  newTab: ' (opens LinkedIn)',
  preparing: 'One moment …',
  done: 'Saved to your downloads.',
  more: 'What is what',
  explained: [
    ['PDF', 'To print, frame or attach to an application. The certificate file is inside it.'],
    ['File', 'The certificate itself. Keep it safe: anyone can check it with a browser, even when this page is gone.'],
    ['Evidence', 'What the decision rested on. It is yours alone: show it only to whom you trust with your results.'],
  ],
  standing: {
    pending: 'On its way to the public chain',
    'in-force': 'In force',
    suspended: 'Suspended for now',
    revoked: 'Revoked',
    void: 'Does not count for now',
    unknown: 'Could not be checked just now',
  },
} as const;

export const REVIEW_WORDS = {
  title: 'Ask for a review',
  hint: 'A person at your provider looks at it and answers you here. Say what you think is wrong: a result that is missing, a mark, a day.',
  label: 'What should be looked at',
  send: 'Send it',
  cancel: 'Do not send it',
  empty: 'Say in a few words what should be looked at.',
  asked: 'Your review is asked for. The answer will stand on this page.',
  askedShort: 'Review asked for',
  open: 'Open: somebody will look at it.',
  kinds: { request: 'You asked for it', correction: 'Opened because something has changed' },
  outcomes: { upheld: 'The decision stands', corrected: 'It was corrected', revoked: 'The certificate was revoked' },
} as const;

export const TRANSCRIPT_WORDS = {
  lead: 'What you have earned over all your courses. Each module counts once. As of',
  none: 'Nothing is earned yet. What you pass will stand here.',
  modules: 'Modules passed',
  columns: ['Module', 'Result', 'Day', 'Credit'],
  recognised: '(recognised prior learning)',
  elsewhere: 'counted above',
  issued: 'issued on',
  notIssued: 'earned, not issued yet',
  total: 'Credit in all',
  counts: 'Counts',
  towards: 'towards',
  from: 'from',
  to: 'to',
  standings: { 'in-force': 'in force', 'not-yet': 'not in force yet', ended: 'ended' },
  print: 'Print this page',
} as const;

export const FEEDBACK_WORDS = {
  lead: 'Results of work for practice. They tell you how it went and decide nothing.',
  none: 'There is no feedback yet.',
  others: 'Further results of your cohort',
} as const;
