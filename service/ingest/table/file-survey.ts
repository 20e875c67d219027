/** One look at all the bytes of a file, before any of them is taken for text. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { CairnError } from '../../core/errors.ts';
import { unreadable } from '../text-file.ts';

/** How much of the start is kept for a closer look. Bytes. */
const SAMPLE_LENGTH = 65_536;
/** How much of a file is read at a time. Bytes. */
export const READ_AHEAD = 262_144;

/** What was seen. */
export interface FileSurvey {
  readonly bytes: number;
  /** SHA-256 of all of them, 64 hex digits. */
  readonly digest: string;
  readonly start: Buffer;
  /**
   * `valid`: all of it is UTF-8. `damaged`: most of what is not ASCII is UTF-8, so the rest is damage. `other`: another
   * encoding.
   */
  readonly utf8: 'valid' | 'damaged' | 'other';
  /** Whether it holds anything beyond ASCII. */
  readonly beyondAscii: boolean;
}

/**
 * Reads a file once from end to end. Without that, a name in Windows-1252 behind a thousand lines of ASCII would be taken
 * for damage, and damage in the last line would be found when all else is stored.
 *
 * @throws CairnError `results-not-found` when the file cannot be read
 */
export async function surveyFile(file: string, name: string): Promise<FileSurvey> {
  const hash = createHash('sha256');
  const text = new Utf8Survey();
  const sample: Buffer[] = [];
  let bytes = 0;
  try {
    await using handle = await open(file);
    if (!(await handle.stat()).isFile()) throw notAFile(name);
    // One buffer for all of it: what is read is not kept.
    const buffer = Buffer.alloc(READ_AHEAD);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      if (bytes < SAMPLE_LENGTH) sample.push(Buffer.from(chunk.subarray(0, SAMPLE_LENGTH - bytes)));
      bytes += bytesRead;
      hash.update(chunk);
      text.see(chunk);
    }
  } catch (error) {
    throw error instanceof CairnError || !(error instanceof Error) ? error : unreadable(name, error);
  }
  const { beyondAscii } = text;
  return { bytes, digest: hash.digest('hex'), start: Buffer.concat(sample), utf8: text.finding(), beyondAscii };
}

/** A pipe could be read only once, and a folder not at all. */
function notAFile(name: string): CairnError {
  return new CairnError('results-not-found', `${name} is no file.`, {
    remedy: 'give the file with the results; what another program writes has to be put into a file first',
    details: { file: name },
  });
}

/** Tells UTF-8 from other encodings, chunk by chunk. */
class Utf8Survey {
  beyondAscii = false;
  #tail: Buffer = Buffer.alloc(0);
  #intact = 0;
  #damaged = 0;

  see(chunk: Buffer): void {
    if (this.#tail.length === 0 && isAscii(chunk)) return;
    this.beyondAscii = true;
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const cut = bytes.length - incompleteTail(bytes);
    // A copy: a view would keep the whole chunk.
    this.#tail = Buffer.from(bytes.subarray(cut));
    this.#count(bytes.subarray(0, cut));
  }

  finding(): FileSurvey['utf8'] {
    this.#damaged += this.#tail.length;
    this.#tail = Buffer.alloc(0);
    if (this.#damaged === 0) return 'valid';
    // Letters of another encoding hardly ever happen to form a sequence of UTF-8.
    return this.#intact >= this.#damaged && this.#intact > 0 ? 'damaged' : 'other';
  }

  #count(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      if (!isAscii(bytes)) this.#intact += bytes.length;
      return;
    }
    const text = bytes.toString('utf8');
    this.#damaged += occurrences(text, /\ufffd/g);
    this.#intact += occurrences(text, /[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu);
  }
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** How many bytes at the end begin a sequence of UTF-8 (RFC 3629) that is not complete yet. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
