/** Why somebody was not signed in or out: an RFC 9457 problem of the service, or that it was not heard. */
export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  /** The service's stable code; `unreachable` where nothing readable was heard of it. */
  readonly code: string;
  /** What can be done about it. */
  readonly remedy: string | null;

  constructor(code: string, detail: string, remedy: string | null = null) {
    super(detail);
    this.code = code;
    this.remedy = remedy;
  }
}
