import type { NoCertificate } from './held-certificate.ts';

/** What stands on the certificate around what its issuer says. */
export const SHEET_WORDS = {
  certifies: 'This is to certify that',
  unnamed: 'the holder of this certificate',
  awarded: 'has been awarded',
  awardedOn: 'Awarded on',
  issuedBy: 'Issued by',
  validUntil: 'Valid until',
  details: 'What it was earned by',
  criteria: 'Criteria:',
} as const;

/** Sentences of taking the certificate away. */
export const TAKE_WORDS = {
  title: 'Yours to keep and to show',
  recordTitle: 'For your records',
  pdf: {
    title: 'Certificate to print',
    text: 'A PDF to print, frame or attach to an application. The certificate file is inside it, so whoever gets it can check it.',
    recordText: 'A PDF of it, as it was issued.',
    button: 'Download the PDF',
  },
  file: {
    title: 'Certificate file',
    text: 'The certificate itself. Keep it safe: anyone can check it with a browser, even when this page and its issuer are gone.',
    recordText: 'The certificate itself, as it was issued. Whoever checks it learns how it stands.',
    button: 'Download the file',
  },
  evidence: {
    title: 'Evidence of the decision',
    text: 'Your results with their marks and the rules by which it was awarded, without your name. With it and the file anybody can take the decision again, even years from now. It is yours to show, or to keep to yourself.',
    button: 'Download the evidence',
  },
  verify: {
    title: 'Link for an employer',
    text: 'It shows that this certificate is recorded and in force, and nothing of what it says. Whoever opens it is asked for the PDF or the file, so send one of them along.',
    label: 'The link',
    copy: 'Copy the link',
    copied: 'Copied.',
    notCopied: 'This browser did not let the page copy it. It is selected: copy it by hand.',
    code: 'Show a code',
    share: 'Share …',
  },
  linkedIn: {
    title: 'LinkedIn',
    text: 'Adds it to the licences and certifications of your profile. LinkedIn opens with the form filled in, and nothing is saved before you say so. The link there is the one for employers.',
    button: 'Add to LinkedIn profile',
    newTab: ' (opens LinkedIn)',
  },
  preparing: 'One moment …',
  done: 'Saved to your downloads.',
  codeTitle: 'Scan to check it',
  codeText:
    'The code leads to the link for employers. Send the PDF or the file along: the link alone says nothing of what the certificate contains.',
  codeLabel: 'QR code of the link for employers',
  close: 'Close',
  failed: {
    unreachable: 'The issuer’s server could not be reached. Check your connection and try again.',
    busy: 'The issuer’s server is busy. Try again in a minute.',
    withdrawn: 'The issuer has withdrawn this link meanwhile. Ask them for a new one.',
    expired: 'The time of this link is over. Ask the issuer for a new one.',
    unknown: 'This link leads nowhere any more. Ask the issuer for a new one.',
    incomplete: 'This link is not complete any more. Open it again as you got it.',
    failed: 'The issuer’s server could not make it. Try again; if it fails again, tell the issuer.',
  } satisfies Readonly<Record<NoCertificate['kind'], string>>,
} as const;

/** Sentences about the link itself. */
export const LINK_WORDS = {
  title: 'About this page',
  yours:
    'The address of this page is yours alone. Whoever has it can open your certificate, so do not post it: pass on the PDF, the file or the link for employers instead.',
  until: 'It opens until',
  untilWithdrawn: 'It opens for as long as the issuer lets it.',
  correction:
    'This certificate was corrected. It took the place of an earlier one, which does not count any more: pass this one on from now on.',
} as const;

/** Sentences of the page while it works, and when it fails. */
export const WORK_WORDS = {
  opening: 'Opening your certificate',
  checking: 'Checking it on this device',
  again: 'Check again',
  tryAgain: 'Try again',
  checks: 'What was checked',
  failure: 'This page itself failed, which says nothing about your certificate. Reload it and try again.',
} as const;

/** What is said where there is no certificate to show. */
export const NO_CERTIFICATE_WORDS: Readonly<
  Record<NoCertificate['kind'], { readonly title: string; readonly text: string; readonly again: boolean }>
> = {
  incomplete: {
    title: 'This link is not complete',
    text: 'A link to a certificate ends with 43 letters and digits after a #. Open it again from the message that you got, or copy it whole.',
    again: false,
  },
  unknown: {
    title: 'This link leads to no certificate',
    text: 'It may not have been copied whole, or the certificate’s issuer no longer knows it. Ask the issuer for a new link. A certificate file that you have kept goes on being valid without it.',
    again: false,
  },
  withdrawn: {
    title: 'This link was withdrawn',
    text: 'The issuer has withdrawn it, which says nothing about your certificate. Ask them for a new link. A certificate file that you have kept goes on being valid without it.',
    again: false,
  },
  expired: {
    title: 'The time of this link is over',
    text: 'That says nothing about your certificate. Ask the issuer for a new link. A certificate file that you have kept goes on being valid without it.',
    again: false,
  },
  busy: {
    title: 'The server is busy',
    text: 'It has more to do just now than it can, or you have asked too often. Nothing is lost: try again in a minute.',
    again: true,
  },
  unreachable: {
    title: 'The server could not be reached',
    text: 'You may be offline, or the issuer’s server is. Nothing is lost. A certificate file that you have kept can be checked without it.',
    again: true,
  },
  failed: {
    title: 'The server could not answer',
    text: 'Something went wrong there, which says nothing about your certificate. Try again; if it fails again, tell the issuer.',
    again: true,
  },
};
