/** Files that are no CSV, though people send them as such: what they are, and how to get a CSV file out of them. */

/** A kind of file, for people. */
export interface ForeignFormat {
  readonly name: string;
  readonly remedy: string;
}

const SAVE_AS_CSV =
  'open it in the spreadsheet program that wrote it, choose "Save as" or "Export", and there "CSV UTF-8"';
const ASK_FOR_CSV = 'export the results from where they are kept as CSV, and give that file';
const UNPACK = 'unpack it, and give the CSV file that is in it';

/** What files begin with; the first that fits counts. */
const BEGINNINGS: readonly (readonly [signature: string, name: string, remedy: string])[] = [
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'a workbook of Excel 97 to 2003 (.xls), or another old Office file',
    SAVE_AS_CSV,
  ],
  ['%PDF-', 'a PDF document', ASK_FOR_CSV],
  ['{\\rtf', 'a text document (RTF)', ASK_FOR_CSV],
  ['SQLite format 3\0', 'an SQLite database', ASK_FOR_CSV],
  ['PAR1', 'a Parquet file', ASK_FOR_CSV],
  ['\x1f\x8b', 'a compressed file (gzip)', UNPACK],
  ['BZh', 'a compressed file (bzip2)', UNPACK],
  ['\xfd7zXZ\0', 'a compressed file (xz)', UNPACK],
  ['7z\xbc\xaf\x27\x1c', 'an archive (7-Zip)', UNPACK],
  ['Rar!\x1a\x07', 'an archive (RAR)', UNPACK],
  ['\x89PNG\r\n', 'a picture (PNG)', ASK_FOR_CSV],
  ['\xff\xd8\xff', 'a picture (JPEG)', ASK_FOR_CSV],
  ['\xff\xfe\0\0', 'text in UTF-32', SAVE_AS_CSV],
  ['\0\0\xfe\xff', 'text in UTF-32', SAVE_AS_CSV],
];

/** What stands near the start of a ZIP archive (names of files in it), by the program that packs its documents so. */
const PACKED: readonly (readonly [mark: RegExp, name: string, remedy: string])[] = [
  [/application\/vnd\.oasis\.opendocument\.spreadsheet/, 'a spreadsheet of LibreOffice (.ods)', SAVE_AS_CSV],
  [/application\/vnd\.oasis\.opendocument/, 'a document of LibreOffice', ASK_FOR_CSV],
  [/Index\/[\w-]+\.iwa|Index\.zip/, 'a spreadsheet of Numbers', SAVE_AS_CSV],
  [/word\/\w/, 'a document of Word (.docx)', ASK_FOR_CSV],
  [/ppt\/\w/, 'a presentation (.pptx)', ASK_FOR_CSV],
  [/xl\/\w|\[Content_Types\]\.xml/, 'a workbook of Excel (.xlsx)', SAVE_AS_CSV],
];

/** What is written in letters, after blanks. */
const WRITTEN: readonly (readonly [beginning: RegExp, name: string, remedy: string])[] = [
  [
    /^<\?xml[\s\S]*?(?:Excel\.Sheet|schemas-microsoft-com:office:spreadsheet)/,
    'a workbook of Excel in XML',
    SAVE_AS_CSV,
  ],
  [
    /^<(?:!doctype html|html|head|meta|body|table|style|div)\b/i,
    'a web page (HTML), as some systems save under the name .xls',
    SAVE_AS_CSV,
  ],
  [/^<(?:\?xml|[a-z][\w:.-]*[\s/>])/i, 'an XML file', ASK_FOR_CSV],
  [/^(?:\[\s*[[{"\]]|\{\s*["}])/, 'a JSON file', ASK_FOR_CSV],
];

/** What a file is that is no CSV; null where nothing speaks against its being one. */
export function foreignFormat(start: Buffer): ForeignFormat | null {
  const letters = start.toString('latin1');
  const [, name, remedy] = BEGINNINGS.find(([signature]) => letters.startsWith(signature)) ?? [];
  if (name !== undefined && remedy !== undefined) return { name, remedy };
  if (letters.startsWith('PK\x03\x04') || letters.startsWith('PK\x05\x06')) return packed(letters);
  const marked = letters.startsWith('\xff\xfe') || letters.startsWith('\xfe\xff');
  if (!marked && start.includes(0)) return withNulBytes(start);
  const text = start.toString(letters.startsWith('\xff\xfe') ? 'utf16le' : 'utf8').replace(/^[\s\ufeff]+/, '');
  const [, kind, way] = WRITTEN.find(([beginning]) => beginning.test(text)) ?? [];
  return kind === undefined || way === undefined ? null : { name: kind, remedy: way };
}

function packed(letters: string): ForeignFormat {
  const [, name, remedy] = PACKED.find(([mark]) => mark.test(letters)) ?? [];
  return name === undefined || remedy === undefined ? { name: 'an archive (ZIP)', remedy: UNPACK } : { name, remedy };
}

/** Letters of ASCII in UTF-16 have a NUL byte each; in no text of another encoding here is there any. */
function withNulBytes(start: Buffer): ForeignFormat {
  const nul = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) nul[at % 2] = (nul[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nul;
  const most = start.length / 4;
  if (odd > most && even < odd / 10) return utf16('utf-16le');
  if (even > most && odd < even / 10) return utf16('utf-16be');
  return { name: 'binary content', remedy: ASK_FOR_CSV };
}

function utf16(encoding: string): ForeignFormat {
  return {
    name: 'text in UTF-16 without a byte order mark',
    remedy: `save it as "CSV UTF-8"; or, if you are sure, say that its encoding is ${encoding}`,
  };
}
