/** With an error nothing is published; a warning is recorded with what is published. */
export type Severity = 'error' | 'warning';

/** What a finding of one code is about, for lists of rules (SARIF, the documentation). */
export interface FindingRule {
  readonly severity: Severity;
  /** What is asked of a document, as one sentence without a full stop. */
  readonly title: string;
}
