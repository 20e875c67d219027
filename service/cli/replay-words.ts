import type { Replay, ReplayReason } from '../registrar/replay/replay-with-evidence.ts';
import type { Style } from './palette.ts';
import type { ReasonWords } from './verdict-words.ts';

/** What the three answers are called, and how they look. */
export const REPLAY_NAMES: Readonly<Record<Replay['outcome'], { readonly name: string; readonly style: Style }>> = {
  same: { name: 'THE SAME', style: 'green' },
  'not-same': { name: 'NOT THE SAME', style: 'red' },
  unknown: { name: 'COULD NOT TELL', style: 'yellow' },
};

export const SAME_WORDS: ReasonWords = {
  headline: 'Taken again from its evidence, the decision behind this certificate comes out as it was.',
  wayOut: 'Nothing more. The evidence holds grades: it is the holder’s, and the holder’s to show.',
};

const ISSUERS_FILE = 'Ask whoever gave you the evidence for the file as the issuer hands it out.';
const ISSUERS_CERTIFICATE = 'Do not go by what it says of the award. Ask the holder for the original file.';

/** The words for every reason that a replay can have. */
export const REPLAY_REASON_WORDS: Readonly<Record<ReplayReason, ReasonWords>> = {
  'other-certificate': {
    headline: 'This is the evidence of another certificate.',
    wayOut: 'Ask for the evidence of this one; a corrected certificate has evidence of its own.',
  },
  'pathway-differs': {
    headline: 'The pathway in the evidence is not the version by which this certificate was earned.',
    wayOut: ISSUERS_FILE,
  },
  'edition-differs': {
    headline: 'The certificate gives the pathway version a name that it does not have.',
    wayOut: ISSUERS_CERTIFICATE,
  },
  'trace-differs': {
    headline: 'The trace in the evidence is not the one by which this certificate was issued.',
    wayOut: ISSUERS_FILE,
  },
  'decision-differs': {
    headline: 'The record in the evidence leads to another decision than the one that was taken.',
    wayOut: 'The record was changed, or the decision was not taken on it. Ask the issuer which of the two.',
  },
  'not-earned': {
    headline: 'The record in the evidence does not earn this award.',
    wayOut: 'Ask the issuer why it was issued.',
  },
  'results-differ': {
    headline: 'The certificate states other results than the decision rests on.',
    wayOut: ISSUERS_CERTIFICATE,
  },
  'credit-differs': {
    headline: 'The certificate states other credit than the pathway gives this award.',
    wayOut: ISSUERS_CERTIFICATE,
  },
  'alignment-differs': {
    headline: 'The certificate names other levels or competencies than the pathway gives this award.',
    wayOut: ISSUERS_CERTIFICATE,
  },
  'award-differs': {
    headline: 'The certificate says something else of the award than the pathway does.',
    wayOut: ISSUERS_CERTIFICATE,
  },
  'evidence-missing': {
    headline: 'There is no evidence from which the decision could be taken again.',
    wayOut: 'Ask the holder for the evidence of the certificate, and name it with --evidence FILE.',
  },
  'evidence-unreadable': {
    headline: 'The evidence cannot be read.',
    wayOut: `${ISSUERS_FILE} If it is of a newer version, use a newer version of this program.`,
  },
  'digests-missing': {
    headline: 'The certificate does not say by which pathway and which decision it was earned.',
    wayOut: 'Ask the issuer what it rests on.',
  },
  'pathway-form-unknown': {
    headline: 'The pathway is written in a form that this program does not decide by.',
    wayOut: 'Use the version of this program by which the certificate was issued.',
  },
  'trace-form-unknown': {
    headline: 'The trace is of a version that this program does not decide by.',
    wayOut: 'Use the version of this program by which the certificate was issued.',
  },
  'framework-form-unknown': {
    headline: 'A competency framework in the evidence is written in a form that this program cannot read.',
    wayOut: 'Use the version of this program by which the certificate was issued.',
  },
};
