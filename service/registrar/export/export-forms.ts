/** In which forms certificates are exported. */
export interface ExportForms {
  readonly files: boolean;
  readonly pdf: boolean;
  /** `index.csv`, and a README that says what all this is. */
  readonly index: boolean;
  /** What each decision was taken on: grades, beyond what the certificate states. */
  readonly evidence: boolean;
}

/** Evidence is for whoever asks for it: most exports are to be handed out, and need no more than the certificates. */
export const DEFAULT_FORMS: ExportForms = { files: true, pdf: true, index: true, evidence: false };
