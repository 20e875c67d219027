import { type CredentialHash, isCredentialHash } from '../../core/hex.ts';
import { documentLimits } from '../../core/strict-json.ts';
import { isPdf, pdfLimits } from '../../formats/pdf/pdf-limits.ts';
import { elementById } from '../page/element.ts';
import { listenForWindowDrops } from '../page/window-drops.ts';
import { INTAKE_WORDS } from './page-words.ts';

/** What a visitor brought: a document's bytes (perhaps not a certificate at all), or a bare hash. */
export type Brought =
  | { readonly kind: 'document'; readonly bytes: Uint8Array; readonly from: string }
  | { readonly kind: 'hash'; readonly hash: CredentialHash };

/** What one field of text turned out to be. */
export type PastedText = Brought | { readonly kind: 'problem'; readonly sentence: string };

/** Listens to every way in: the button, a drop anywhere on the window, the text field, and the address's fragment. */
export function listenForDocuments(receive: (brought: Brought) => void): void {
  listenToFileInput(receive);
  listenToDrops(receive);
  listenToPasteForm(receive);
  window.addEventListener('hashchange', () => receiveFragment(receive));
  receiveFragment(receive);
}

/**
 * Reads pasted text: a hash (in any case, with or without `0x`, or at the end of a link to this page), or else the text
 * of a certificate file.
 */
export function readPastedText(text: string): PastedText {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'problem', sentence: INTAKE_WORDS.nothingPasted };
  if (trimmed.startsWith('{'))
    return { kind: 'document', bytes: new TextEncoder().encode(trimmed), from: INTAKE_WORDS.pastedText };
  const digits = /^(?:\S*#)?(?:0x)?([0-9a-f]+)$/i.exec(trimmed)?.[1];
  if (digits === undefined) return { kind: 'problem', sentence: INTAKE_WORDS.neitherHashNorFile };
  const hash = `0x${digits.toLowerCase()}`;
  return isCredentialHash(hash)
    ? { kind: 'hash', hash }
    : { kind: 'problem', sentence: INTAKE_WORDS.hashOfWrongLength(digits.length) };
}

function listenToFileInput(receive: (brought: Brought) => void): void {
  const input = elementById('file-input', HTMLInputElement);
  elementById('choose-file', HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void receiveFile(file, receive);
    // So that choosing the same file again, after it was mended, is a change too.
    input.value = '';
  });
}

function listenToDrops(receive: (brought: Brought) => void): void {
  listenForWindowDrops((dropped) => {
    const file = dropped?.files[0];
    if (file !== undefined) {
      void receiveFile(file, receive);
      return;
    }
    const text = dropped?.getData('text') ?? '';
    receivePastedText(text, receive);
  });
}

function listenToPasteForm(receive: (brought: Brought) => void): void {
  const field = elementById('paste', HTMLTextAreaElement);
  elementById('paste-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    receivePastedText(field.value, receive);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    receivePastedText(field.value, receive);
  });
  field.addEventListener('input', () => showProblem(null));
}

function receivePastedText(text: string, receive: (brought: Brought) => void): void {
  const read = readPastedText(text);
  if (read.kind === 'problem') {
    showProblem(read.sentence);
    return;
  }
  showProblem(null);
  receive(read);
}

/** Follows `/verify#0x...`. Any other fragment (as the skip link's) is none of ours. */
function receiveFragment(receive: (brought: Brought) => void): void {
  const fragment = location.hash.slice(1);
  if (!/^(?:0x)?[0-9a-f]{32,}$/i.test(fragment)) return;
  elementById('paste', HTMLTextAreaElement).value = fragment;
  receivePastedText(fragment, receive);
}

async function receiveFile(file: File, receive: (brought: Brought) => void): Promise<void> {
  showProblem(null);
  try {
    receive({ kind: 'document', bytes: await bytesOf(file), from: file.name });
  } catch (error) {
    // The browser could not read it: it was moved or deleted since, or it is a folder.
    if (!(error instanceof DOMException)) throw error;
    showProblem(INTAKE_WORDS.unreadableFile(file.name));
  }
}

/**
 * Of a file no more than its kind may have, and one byte, so that whoever parses it can say that there are too many: a
 * film dropped by mistake never fills the memory.
 */
async function bytesOf(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.slice(0, documentLimits.maxBytes + 1).arrayBuffer());
  if (bytes.length <= documentLimits.maxBytes || !isPdf(bytes)) return bytes;
  return new Uint8Array(await file.slice(0, pdfLimits.maxBytes + 1).arrayBuffer());
}

function showProblem(sentence: string | null): void {
  const field = elementById('paste', HTMLTextAreaElement);
  elementById('paste-problem', HTMLParagraphElement).textContent = sentence ?? '';
  field.setAttribute('aria-invalid', String(sentence !== null));
}
