import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What another program reads of a PDF of ours: Mozilla's PDF.js, and the bytes themselves. */
export interface ReadPdf {
  readonly pages: number;
  readonly title: string | null;
  readonly language: string | null;
  /** Pieces of text in the order in which they are drawn, and their boxes in points from the lower left corner. */
  readonly pieces: readonly { readonly text: string; readonly box: readonly [number, number, number, number] }[];
  readonly size: readonly [number, number];
  /** The elements of the structure in the order in which they are read, with what they say of themselves. */
  readonly elements: readonly {
    readonly role: string;
    readonly says: string | undefined;
    readonly language: string | undefined;
  }[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly links: readonly string[];
  /** The objects of the file, as Latin-1. */
  readonly objects: string;
  /** Every stream that is deflated or plain, as Latin-1. */
  readonly streams: readonly string[];
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly StructNode[];
}

/** Reads a PDF as another program does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(1);
  const { info } = await document.getMetadata();
  const { items } = await page.getTextContent();
  const attachments = new Map<string, Uint8Array>();
  for (const [id, { filename }] of (await document.getAttachments()) ?? []) {
    const content: unknown = await document.getAttachmentContent(id);
    if (content instanceof Uint8Array) attachments.set(filename, content);
  }
  const annotations: readonly { readonly url?: string }[] = await page.getAnnotations();
  const [, , width = 0, height = 0] = page.view;
  const read: ReadPdf = {
    pages: document.numPages,
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
    pieces: items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x = 0, y = 0]: number[] = item.transform;
      return [{ text: item.str, box: [x, y, x + item.width, y + item.height] as const }];
    }),
    size: [width, height],
    elements: elementsOf((await page.getStructTree()) as StructNode),
    attachments,
    links: annotations.flatMap(({ url }) => (url === undefined ? [] : [url])),
    objects: Buffer.from(bytes).toString('latin1'),
    streams: streamsOf(bytes),
  };
  await task.destroy();
  return read;
}

function textOf(info: object, name: string): string | null {
  const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}

function elementsOf(node: StructNode): ReadPdf['elements'] {
  const own = node.role === undefined ? [] : [{ role: node.role, says: node.alt, language: node.lang }];
  return [...own, ...(node.children ?? []).flatMap(elementsOf)];
}

function streamsOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/<<((?:(?!endobj)[\s\S])*?)>>\s*stream\r?\n/g)].map((match) => {
    const dictionary = match[1] ?? '';
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const start = match.index + match[0].length;
    const content = bytes.subarray(start, start + length);
    return Buffer.from(/FlateDecode/.test(dictionary) ? inflateSync(content) : content).toString('latin1');
  });
}
