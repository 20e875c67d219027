/** How much of a PDF is read that a stranger hands over: a certificate of ours has a tenth of a MiB. */
export const pdfLimits = {
  /** Bytes of the file. */
  maxBytes: 16 * 1024 * 1024,
  /** How long it may take to find what is attached to it. */
  maxMilliseconds: 10_000,
  /** Files that may be attached to it. */
  maxAttachments: 64,
} as const;

/** How far from its beginning a PDF may say that it is one, as readers of PDF have it. */
const HEAD = 1024;

/** Whether a file says that it is a PDF (ISO 32000-1 7.5.2). */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).includes('%PDF-');
}
