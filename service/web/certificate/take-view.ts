import type { CredentialHash } from '../../core/hex.ts';
import { element } from '../page/element.ts';
import { linkedInUrl } from '../page/linkedin-url.ts';
import { openCode } from './code-dialog.ts';
import type { Asked } from './held-certificate.ts';
import { TAKE_WORDS as WORDS } from './page-words.ts';
import type { Sheet } from './sheet.ts';

/** What a holder can take away, and how the page comes by it. */
export interface Taking {
  readonly sheet: Sheet;
  readonly credentialHash: CredentialHash;
  readonly verifyUrl: string;
  /** The bytes that were checked. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly pdf: () => Promise<Asked<Uint8Array<ArrayBuffer>>>;
  /** Null where none was kept. */
  readonly evidence: (() => Promise<Asked<Uint8Array<ArrayBuffer>>>) | null;
  /** Whether others will find that it counts: if not, there is nothing to show around. */
  readonly counts: boolean;
}

/** What there is to take away, and what each is for. */
export function takeView(taking: Taking): HTMLElement {
  const { counts } = taking;
  return element(
    'section',
    { class: 'take', 'aria-labelledby': 'take-title' },
    element('h2', { id: 'take-title' }, counts ? WORDS.title : WORDS.recordTitle),
    element(
      'div',
      { class: 'take-cards' },
      pdfCard(taking),
      fileCard(taking),
      ...(counts ? [verifyCard(taking), linkedInCard(taking)] : []),
      evidenceCard(taking),
    ),
  );
}

function card(title: string, text: string, ...rest: readonly (HTMLElement | null)[]): HTMLElement {
  return element('div', { class: 'take-card' }, element('h3', {}, title), element('p', {}, text), ...rest);
}

function pdfCard({ pdf, sheet, counts }: Taking): HTMLElement {
  const status = statusLine();
  const look = counts ? 'primary-button' : 'secondary-button';
  const button = element('button', { type: 'button', class: look, id: 'take-pdf' }, WORDS.pdf.button);
  savesWhenAsked(button, status, pdf, { type: 'application/pdf', name: `${fileName(sheet)}.pdf` });
  return card(WORDS.pdf.title, counts ? WORDS.pdf.text : WORDS.pdf.recordText, buttons(button), status);
}

/** Null where there is none. */
function evidenceCard({ evidence, sheet }: Taking): HTMLElement | null {
  if (evidence === null) return null;
  const status = statusLine();
  const look = 'secondary-button';
  const button = element('button', { type: 'button', class: look, id: 'take-evidence' }, WORDS.evidence.button);
  savesWhenAsked(button, status, evidence, { type: 'application/json', name: `${fileName(sheet)}.evidence.json` });
  return card(WORDS.evidence.title, WORDS.evidence.text, buttons(button), status);
}

/** Asks for a form when the button is pressed, and hands it to the visitor as a file. */
function savesWhenAsked(
  button: HTMLButtonElement,
  status: HTMLElement,
  form: () => Promise<Asked<Uint8Array<ArrayBuffer>>>,
  file: { readonly type: string; readonly name: string },
): void {
  button.addEventListener('click', async () => {
    // Not disabled: it would lose the focus of who works by keyboard.
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    status.textContent = WORDS.preparing;
    try {
      const made = await form();
      if (made.kind === 'found') save(made.found, file.type, file.name);
      status.textContent = made.kind === 'found' ? WORDS.done : WORDS.failed[made.kind];
    } finally {
      button.setAttribute('aria-busy', 'false');
    }
  });
}

function fileCard({ file, sheet, counts }: Taking): HTMLElement {
  const status = statusLine();
  const button = element('button', { type: 'button', class: 'secondary-button', id: 'take-file' }, WORDS.file.button);
  button.addEventListener('click', () => {
    save(file, 'application/json', `${fileName(sheet)}.cairn.json`);
    status.textContent = WORDS.done;
  });
  return card(WORDS.file.title, counts ? WORDS.file.text : WORDS.file.recordText, buttons(button), status);
}

function verifyCard({ verifyUrl, sheet }: Taking): HTMLElement {
  const status = statusLine();
  const field = element('input', { id: 'verify-url', class: 'exact', type: 'text', readonly: true, value: verifyUrl });
  field.addEventListener('focus', () => field.select());
  const copy = element('button', { type: 'button', class: 'secondary-button', id: 'copy-link' }, WORDS.verify.copy);
  copy.addEventListener('click', async () => {
    status.textContent = (await copied(verifyUrl)) ? WORDS.verify.copied : WORDS.verify.notCopied;
    if (status.textContent === WORDS.verify.notCopied) field.focus();
  });
  const code = element('button', { type: 'button', class: 'secondary-button', id: 'show-code' }, WORDS.verify.code);
  code.addEventListener('click', () => void openCode(verifyUrl));
  return card(
    WORDS.verify.title,
    WORDS.verify.text,
    element('label', { class: 'take-link', for: 'verify-url' }, WORDS.verify.label),
    field,
    buttons(copy, code, shareButton(verifyUrl, sheet)),
    status,
  );
}

/** Null where the browser has nothing to share with, as on most desktops. */
function shareButton(url: string, sheet: Sheet): HTMLElement | null {
  const shared = { title: sheet.award, url };
  if (typeof navigator.share !== 'function' || navigator.canShare?.(shared) === false) return null;
  const button = element('button', { type: 'button', class: 'secondary-button', id: 'share-link' }, WORDS.verify.share);
  button.addEventListener('click', () => {
    // Rejected when the visitor thinks better of it.
    navigator.share(shared).catch(() => {});
  });
  return button;
}

function linkedInCard({ sheet, verifyUrl, credentialHash }: Taking): HTMLElement {
  const { award, issuer, awardedAt, validUntil } = sheet;
  const href = linkedInUrl({ award, issuer: issuer.name, awardedAt, validUntil, verifyUrl, credentialHash });
  const link = element(
    'a',
    { class: 'secondary-button', id: 'add-to-linkedin', href, target: '_blank', rel: 'noopener noreferrer' },
    WORDS.linkedIn.button,
    element('span', { class: 'visually-hidden' }, WORDS.linkedIn.newTab),
  );
  return card(WORDS.linkedIn.title, WORDS.linkedIn.text, buttons(link));
}

function buttons(...made: readonly (HTMLElement | null)[]): HTMLElement {
  return element('p', { class: 'take-buttons' }, ...made);
}

function statusLine(): HTMLElement {
  return element('p', { class: 'take-status', role: 'status' });
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not there without TLS.
    return false;
  }
}

/** Hands bytes to the visitor as a file. */
function save(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  element('a', { href: url, download: name }).click();
  // Browsers begin to read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const LONGEST_FILE_NAME = 80;

/** After the award, and not after the holder: it stands in lists of downloads, and is sent around. */
function fileName({ award }: Sheet): string {
  const name = award.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return name.slice(0, LONGEST_FILE_NAME).trim() || 'certificate';
}
