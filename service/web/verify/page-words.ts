/** Sentences of the ways in. */
export const INTAKE_WORDS = {
  pastedText: 'the pasted text',
  nothingPasted: 'Paste a certificate hash or the text of a certificate file first.',
  neitherHashNorFile:
    'This is neither a certificate hash (0x and 64 digits from 0 to f) nor the text of a certificate file (which starts with a curly bracket).',
  hashOfWrongLength: (digits: number): string =>
    `A certificate hash has 64 digits after 0x; this one has ${digits}. Copy it again, whole.`,
  unreadableFile: (name: string): string =>
    `“${name}” could not be read. If it is a folder or was moved meanwhile, choose the certificate file itself.`,
} as const;

/** Sentences of the page while it works, in the order in which the steps begin. */
export const PROGRESS_WORDS = {
  document: 'Reading the file and recomputing its hash',
  pdf: 'Taking the certificate out of the PDF',
  done: 'Putting the answer together',
} as const;

/** What stands above a certificate that came inside a PDF. */
export const PAPER_WORDS = {
  title: 'Go by this page, not by the paper',
  text: 'This answer is about the certificate attached to the PDF. What is printed on the PDF’s own page is checked by nothing: anyone can attach a real certificate of somebody else to a page that says what they like.',
  named: 'The attached certificate is made out to',
  unnamed: 'The attached certificate names nobody.',
} as const;

/** Sentences about the site's own pins. */
export const PINS_WORDS = {
  absent: (why: string): string =>
    `The list of registries that this site trusts could not be loaded (${why}). Until it is, no certificate can be found valid here. Reload the page, or set your own list in Settings.`,
} as const;

/** Sentences for what the page's own origin says about a bare hash. */
export const ORIGIN_WORDS = {
  title: 'What this site’s own server says about it',
  caution: 'This is only what the server says. It is no check, and it says nothing of what the certificate contains.',
  unknown: 'The server knows no certificate with this hash. Another site may.',
  pending: 'The server knows this hash, and its record on the chain is not final yet.',
  silent: 'This site has no server that could be asked, or it did not answer.',
  anchored: 'A certificate with this hash is recorded on the chain.',
  notAnchored: 'The server knows this hash, but the chain has no record of it.',
  revoked: 'It has been revoked.',
  suspended: 'It is suspended.',
  voided: 'Its record does not count: the key that made it was compromised.',
  superseded: 'It has been corrected. The hash of the certificate that takes its place is',
  inForce: 'It has been neither revoked nor suspended.',
  readAt: (block: string): string => `Read by the server at block ${block}.`,
} as const;

/** What a button that may help is called. */
export const WAY_OUT_WORDS = {
  'choose-file': 'Choose a file',
  'open-settings': 'Open settings',
  'try-again': 'Check again',
  'look-up-hash': 'See what is known of its hash',
  'pin-issuer': 'I have confirmed it: trust this issuer',
} as const;

/** What stands in place of an answer when the page itself failed. */
export const FAILURE_WORDS =
  'Could not check: this page itself failed, which says nothing about the certificate. Reload it and try again.';
