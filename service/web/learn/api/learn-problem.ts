/** Why something that a learner asked for was not done. */
export type LearnProblemKind =
  /** Nobody is signed in, or not any more. */
  | 'signed-out'
  /** The service did not answer, or the connection is gone. */
  | 'unreachable'
  /** It has more to do than it can just now. */
  | 'busy'
  /** It said why, in words for the learner. */
  | 'refused'
  /** It answered with what this page cannot read. */
  | 'unreadable';

/** What was not done, in words, and the way out. */
export class LearnProblem extends Error {
  override readonly name = 'LearnProblem';
  readonly kind: LearnProblemKind;
  /** The service's stable code; where it did not say one, the kind. */
  readonly code: string;
  readonly remedy: string | null;

  constructor(kind: LearnProblemKind, message: string, remedy: string | null, code: string = kind) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.remedy = remedy;
  }
}
