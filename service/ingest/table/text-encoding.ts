/** In which encoding a file is written, and its bytes as UTF-8. */
import { createReadStream } from 'node:fs';
import { csvError } from '../csv-error.ts';
import { unreadable } from '../text-file.ts';
import { type FileSurvey, READ_AHEAD } from './file-survey.ts';

/** Those that a mapping may fix; only the first four are ever recognised (https://encoding.spec.whatwg.org/#names-and-labels). */
export const ENCODINGS = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const),
  ...(['windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'] as const),
  ...(['iso-8859-2', 'iso-8859-7', 'iso-8859-15', 'koi8-r', 'macintosh'] as const),
  ...(['shift_jis', 'gb18030', 'big5', 'euc-kr'] as const),
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** An encoding, and how sure it is. */
export interface RecognisedEncoding {
  readonly encoding: Encoding;
  /** Nothing in the file says so: it is only what such files usually are in. */
  readonly guessed: boolean;
}

/** Unicode Standard, section 23.8. */
const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The encoding of a file. Its byte order mark counts before anything else; without one it is UTF-8, or, where it is not,
 * Windows-1252, which is what Western European versions of Excel write under "CSV".
 *
 * @param fixed what a mapping says
 * @throws CairnError `malformed-results` when the file shows another encoding than the one that is fixed
 */
export function encodingOf(
  name: string,
  { start, utf8, beyondAscii }: FileSurvey,
  fixed?: Encoding,
): RecognisedEncoding {
  const [marked] = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => start[at] === byte)) ?? [];
  const shown = marked ?? (beyondAscii && utf8 === 'valid' ? 'utf-8' : undefined);
  if (fixed !== undefined && shown !== undefined && shown !== fixed) {
    throw csvError({
      file: name,
      line: 1,
      column: null,
      found: shown,
      expected: `text in ${fixed}, which is what the mapping fixes`,
    });
  }
  if (fixed !== undefined) return { encoding: fixed, guessed: false };
  if (marked !== undefined) return { encoding: marked, guessed: false };
  return utf8 === 'other' ? { encoding: 'windows-1252', guessed: true } : { encoding: 'utf-8', guessed: false };
}

/** The text of some bytes at the start of a file, without a byte order mark. */
export function textOf(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/**
 * A file's bytes as UTF-8, without a byte order mark, as they are read. What is no text in the encoding becomes U+FFFD, so
 * that whoever reads the lines can say on which of them it stood.
 *
 * @param onBytes told how many bytes of the file have been read
 * @throws CairnError `results-not-found` when the file cannot be read
 */
export async function* utf8Chunks(
  file: string,
  name: string,
  encoding: Encoding,
  onBytes: (read: number) => void,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: READ_AHEAD });
  let read = 0;
  try {
    for await (const chunk of chunks) {
      if (decoder !== null) yield Buffer.from(decoder.decode(chunk, { stream: true }));
      else yield read === 0 && startsWithMark(chunk) ? chunk.subarray(3) : chunk;
      read += chunk.length;
      onBytes(read);
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && 'syscall' in error ? unreadable(name, error) : error;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

function startsWithMark(chunk: Buffer): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
}
