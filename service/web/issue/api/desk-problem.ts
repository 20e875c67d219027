/** Why something that the desk asked for was not done: an RFC 9457 problem of the service, or that it was not heard. */
export class DeskProblem extends Error {
  override readonly name = 'DeskProblem';
  /** The service's stable code; `unreachable` where it did not answer, `unreadable` where nobody could read what it said. */
  readonly code: string;
  /** What can be done about it. */
  readonly remedy: string | null;
  /** HTTP; 0 where there was no answer. */
  readonly status: number;

  constructor(code: string, detail: string, remedy: string | null, status: number) {
    super(detail);
    this.code = code;
    this.remedy = remedy;
    this.status = status;
  }

  /** Whether the key that was shown is not, or no longer, good for anything here. */
  get isOfKey(): boolean {
    return this.status === 401;
  }
}
