import { deflateSync } from 'node:zlib';

/** An object of a PDF as it stands in the file, without its number: a value, or a dictionary and its stream. */
interface PdfObject {
  readonly number: number;
  readonly text: string;
  readonly isStream: boolean;
}

/**
 * A PDF as another program saves it: every object that is no stream in one compressed object stream, and a compressed
 * cross-reference stream in place of the table (ISO 32000-1 7.5.7 and 7.5.8), under other numbers.
 */
export function rewrittenPdf(pdf: Uint8Array): Uint8Array {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const values = objects.filter(({ isStream }) => !isStream);
  const streams = objects.filter(({ isStream }) => isStream);
  const size = Math.max(...objects.map(({ number }) => number)) + 3;
  const [objectStream, crossReference] = [size - 2, size - 1];
  const entries = new Map<number, readonly [type: number, place: number, index: number]>([[0, [0, 0, 65_535]]]);

  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const add = (number: number, text: string) => {
    entries.set(number, [1, file.length, 0]);
    file += `${number} 0 obj\n${text}\nendobj\n`;
  };
  for (const { number, text } of streams) add(number, text);
  let packed = '';
  const places = values.map(({ number, text }, index) => {
    entries.set(number, [2, objectStream, index]);
    const place = `${number} ${packed.length}`;
    packed += `${text}\n`;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const count = `/Type /ObjStm /N ${values.length} /First ${head.length}`;
  add(objectStream, streamOf(count, Buffer.from(head + packed, 'latin1')));

  const start = file.length;
  entries.set(crossReference, [1, start, 0]);
  const table = Buffer.concat(
    Array.from({ length: size }, (_, number) => {
      const [type, place, index] = entries.get(number) ?? [0, 0, 0];
      const entry = Buffer.alloc(7);
      entry.writeUInt8(type, 0);
      entry.writeUInt32BE(place, 1);
      entry.writeUInt16BE(index, 5);
      return entry;
    }),
  );
  const { root, info } = trailerOf(Buffer.from(pdf).toString('latin1'));
  const dictionary = `/Type /XRef /Size ${size} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R`;
  file += `${crossReference} 0 obj\n${streamOf(dictionary, table)}\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A PDF with one change to the text of its objects; offsets are set right again. */
export function changedPdf(pdf: Uint8Array, change: (text: string) => string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const { root, info } = trailerOf(text);
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = new Map<number, number>();
  for (const object of objectsOf(text)) {
    offsets.set(object.number, file.length);
    file += `${object.number} 0 obj\n${object.isStream ? object.text : change(object.text)}\nendobj\n`;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const start = file.length;
  const entries = Array.from({ length: size - 1 }, (_, index) => {
    const offset = offsets.get(index + 1);
    return offset === undefined ? '0000000000 65535 f ' : `${String(offset).padStart(10, '0')} 00000 n `;
  });
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('\n')}\ntrailer\n`;
  file += `<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Reads the objects of a file with a plain cross-reference table, as ours has. */
function objectsOf(text: string): PdfObject[] {
  const start = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
  const entries = [...text.slice(start).matchAll(/^(\d{10}) \d{5} ([nf])/gm)];
  return entries.flatMap(([, offset, kind], number) => {
    if (kind !== 'n') return [];
    const from = text.indexOf('obj', Number(offset)) + 4;
    const isStream = streamHead.test(text.slice(from, text.indexOf('endobj', from)));
    const length = Number(/\/Length (\d+)/.exec(text.slice(from))?.[1] ?? 0);
    const end = isStream ? text.indexOf('endobj', text.indexOf('stream', from) + length) : text.indexOf('endobj', from);
    return [{ number, text: text.slice(from, end).trimEnd(), isStream }];
  });
}

const streamHead = />>\s*stream\r?\n/;

function trailerOf(text: string): { root: number; info: number } {
  const trailer = text.slice(text.lastIndexOf('trailer'));
  return { root: Number(/\/Root (\d+)/.exec(trailer)?.[1]), info: Number(/\/Info (\d+)/.exec(trailer)?.[1]) };
}

function streamOf(dictionary: string, content: Buffer): string {
  const deflated = deflateSync(content);
  return `<< ${dictionary} /Filter /FlateDecode /Length ${deflated.length} >>\nstream\n${deflated.toString('latin1')}\nendstream`;
}
