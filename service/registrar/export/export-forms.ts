/** In which forms certificates are exported. */
export interface ExportForms {
  readonly files: boolean;
  readonly pdf: boolean;
  /** `index.csv`, and a README that says what all this is. */
  readonly index: boolean;
}

export const ALL_FORMS: ExportForms = { files: true, pdf: true, index: true };
