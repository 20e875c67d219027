/** Told as a long reading goes on. `total` is absent where it is not known beforehand. */
export interface AuditProgress {
  readonly step: string;
  readonly done: number;
  readonly total?: number | undefined;
}

export type OnAuditProgress = (progress: AuditProgress) => void;
