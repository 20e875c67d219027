import type { ExportForms } from './export-forms.ts';
import type { ExportSummary } from './export-summary.ts';

/** What whoever opens an export years from now has to know. */
export function exportReadme(
  summary: ExportSummary,
  { forms, issuer, publicUrl, now }: { forms: ExportForms; issuer: string; publicUrl: string; now: Date },
): string {
  const { certificates, erased, pending, unprinted, withoutEvidence, states } = summary;
  const day = now.toISOString().slice(0, 10);
  const withdrawn = states.revoked + states.suspended + states.void;
  const lines = [
    `Certificates of ${issuer}`,
    `exported on ${day} (UTC)`,
    '',
    `${certificates} certificates. They are personal: give each to its holder, and to nobody else.`,
    '',
    ...(forms.pdf
      ? [
          '*.pdf          a certificate to print, with its certificate file attached inside: the one to send to its holder',
        ]
      : []),
    ...(forms.files ? ['*.cairn.json   a certificate file: the certificate itself, with its proof; for programs'] : []),
    ...(forms.evidence
      ? [
          '*.evidence.json  what the decision was taken on: results with their marks, beyond what the certificate states.',
          "               It is the holder's, and the holder's to show. Whoever has it and the certificate takes the decision again:",
          '               npx cairn evaluate --replay CERTIFICATE --evidence FILE',
        ]
      : []),
    ...(forms.index
      ? ['index.csv      who holds which, where it stands, and where it is checked; for a spreadsheet']
      : []),
    '',
    `Whoever is given one checks it at ${publicUrl}/verify, or with any other copy of that page: it needs no word of ours.`,
    '',
    ...(withdrawn === 0
      ? []
      : [`${withdrawn} of them are revoked, suspended or void: do not hand these out. index.csv says which.`]),
    ...(states.unknown === 0
      ? []
      : [
          `Whether ${states.unknown} of them still count could not be read from the chain: check before you hand them out.`,
        ]),
    ...(erased === 0
      ? []
      : [`${erased} are not here, whose holders were erased: their own files are all that is left of them.`]),
    ...(pending.certificates === 0
      ? []
      : [`${pending.certificates} are not here, which were not final on the chain yet: export again when they are.`]),
    ...(unprinted === 0
      ? []
      : [`${unprinted} have no PDF, for a letter that no font here has; their certificate files are complete.`]),
    ...(withoutEvidence === 0
      ? []
      : [`${withoutEvidence} have no evidence: they were issued before evidence was kept, and are as good as before.`]),
  ];
  return `${lines.join('\r\n').trimEnd()}\r\n`;
}
