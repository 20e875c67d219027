import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { certificatePdf } from '../../service/formats/certificate-pdf.ts';
import { HARD_SAMPLES, type SampleWords, samplePdfInput, WORST_NAME } from './certificate-samples.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

async function read(words: SampleWords = {}): Promise<ReadPdf> {
  return await readPdf(await certificatePdf(samplePdfInput(words)));
}

describe.each(Object.entries(HARD_SAMPLES))('the PDF of a certificate that is %s', (_, words) => {
  it('is one page with nothing off it, and has every font that it needs inside', async () => {
    const pdf = await read(words);
    expect(pdf.pages).toBe(1);
    const [width, height] = pdf.size;
    for (const { text, box } of pdf.pieces) {
      // Inside the frame.
      expect(box[0], text).toBeGreaterThan(43);
      expect(box[1], text).toBeGreaterThan(43);
      expect(box[2], text).toBeLessThan(width - 43);
      expect(box[3], text).toBeLessThan(height - 43);
    }
    const descriptors = [...pdf.objects.matchAll(/\/Type \/FontDescriptor[\s\S]*?endobj/g)].map(([object]) => object);
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/);
    // No face that a reader would have to bring.
    expect(pdf.objects).not.toMatch(/\/Subtype \/(?:Type1|TrueType)\b/);
  });

  it('says name and award as they are read, whatever way they are drawn', async () => {
    const { holder, achievement } = samplePdfInput(words).certificate.credential;
    const { elements } = await read(words);
    const said = (role: string) => elements.filter((element) => element.role === role).map(({ says }) => says);
    if (holder.names.length > 0) expect(said('H1')).toEqual([holder.names[0]]);
    expect(said('H2')).toEqual([achievement.name]);
  });
});

describe('the PDF of any certificate', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...`Ānna Öz O’Neil-Þór Ελένη Женя محمد ڈاکٹر שירה (כהן) श्रीमती மீனாட்சி 你好明月 やまだ ไทยสุวรรณ 김서연 ნინო ሃይለ`.split(
        ' ',
      ),
    ),
    fc.string({ unit: fc.constantFrom(...'abcXYZ-.,1'), minLength: 1, maxLength: 60 }),
  );
  const shown = fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', ', ')), { minLength: 1, maxLength: 40 })
    .map((words) => words.map(([text, between]) => `${text}${between}`).join(''));

  it('keeps what it says inside its frame, however long and in however many scripts that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(shown, shown, shown, shown), async ([name, award, issuer, description]) => {
        const { pages, pieces, size } = await read({ name, award, issuer, description, distinction: name });
        expect(pages).toBe(1);
        for (const { box } of pieces) {
          expect(Math.min(box[0], box[1], size[0] - box[2], size[1] - box[3])).toBeGreaterThan(43);
        }
      }),
      { numRuns: process.env['CAIRN_LONG'] === '1' ? 500 : 12 },
    );
  }, 600_000);
});

describe('the PDF of a certificate', () => {
  it('holds the certificate file, byte for byte, as what the page was made from', async () => {
    const input = samplePdfInput({ name: WORST_NAME });
    const { attachments, objects } = await readPdf(await certificatePdf(input));
    expect([...attachments.keys()]).toEqual(['certificate.cairn.json']);
    expect(Buffer.from(attachments.get('certificate.cairn.json') ?? []).equals(input.file)).toBe(true);
    expect(objects).toMatch(/\/AFRelationship \/Source/);
    // Associated with the whole document (ISO 32000-2 14.13), and listed among its embedded files.
    expect(objects).toMatch(/\/Type \/Catalog[\s\S]*?\/AF \[\d+ 0 R\]/);
    expect(objects).toMatch(/\/EmbeddedFiles/);
  });

  it('has a code that leads to the verify page with its hash, and the same link to click', async () => {
    const input = samplePdfInput();
    const link = `https://registry.example/verify#${credentialHash(input.certificate.credential.json)}`;
    const pdf = await readPdf(await certificatePdf(input));
    expect(decodedCode(pdf)).toBe(link);
    expect(pdf.links).toEqual([link]);
  });

  it('is read in the order of a certificate: issuer, whom, what, when, and how to check it', async () => {
    const { elements } = await read({ distinction: 'with distinction' });
    expect(elements.slice(1).map(({ role, says }) => `${role}: ${says ?? ''}`)).toEqual([
      'Document: ',
      'P: Harbour College of Continuing Education',
      'P: Certificate',
      'P: This is to certify that',
      'H1: Amélie Nguyễn-Österreich',
      'P: has been awarded',
      'H2: Certificate in Data Stewardship (Foundations)',
      'P: with distinction',
      'P: The holder can describe, clean and responsibly share the data of an organisation.',
      'P: Criteria: All assignments handed in, and at least 40 of 100 in the examination.',
      'P: Awarded on: 1 April 2026',
      'P: Issued by: college.example',
      'Figure: To check it, scan the code, or drop this PDF on registry.example/verify',
      expect.stringMatching(/^Link: https:\/\/registry\.example\/verify#0x[0-9a-f]{64}$/),
      'P: To check it, scan the code, or drop this PDF on',
      'P: registry.example/verify',
      expect.stringMatching(/^P: Certificate hash: 0x[0-9a-f]{64}$/),
    ]);
  });

  it('can be copied and searched: every letter stands for what was written', async () => {
    const { pieces } = await read({ name: 'Amélie ffi Nguyễn-Österreich' });
    expect(pieces.map(({ text }) => text)).toContain('Amélie ffi Nguyễn-Österreich');
  });

  it.each([
    ['devanagari', 'श्रीमती लक्ष्मी कृष्णमूर्ति द्विवेदी'],
    ['thai', 'ณัฐพงษ์ ศรีสุวรรณวิเชียร'],
    ['tamil', 'மீனாட்சி சுந்தரேஸ்வரன் கிருஷ்ணமூர்த்தி'],
    ['khmer', 'សុខ ចាន់ថា ពេជ្រសម្បត្តិ'],
    ['chinese', '欧阳明月'],
  ])('can be copied in a script that stacks or has no spaces: %s', async (sample, name) => {
    const { pieces } = await read(HARD_SAMPLES[sample]);
    const drawn = pieces.map(({ text }) => text).join('');
    expect(drawn.replaceAll(/[\s\u200b]/g, '')).toContain(name.replaceAll(' ', ''));
  });

  it('marks letters that are drawn together with what they say together', async () => {
    const { streams } = await read({ name: 'خالد' });
    const marked = streams.flatMap((stream) => [...stream.matchAll(/\/ActualText <feff([0-9a-f]+)>/g)]);
    const texts = marked.map(([, digits = '']) => Buffer.from(digits, 'hex').swap16().toString('utf16le'));
    expect(texts).toContain('خ');
  });

  it('is PDF/A-3a as far as it says: metadata, colours, structure, language, identity', async () => {
    const { objects, streams, language, title } = await read({ language: 'de', name: 'Straße Groß' });
    const metadata = streams.find((stream) => stream.includes('pdfaid')) ?? '';
    expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    expect(metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    expect(objects).toMatch(/\/OutputIntents/);
    expect(objects).toMatch(/\/Marked true/);
    expect(objects).toMatch(/\/DisplayDocTitle true/);
    expect(objects).toMatch(/\/ID \[/);
    expect(objects).not.toMatch(/\/Encrypt|\/JavaScript|\/Launch|\/OpenAction/);
    expect([language, title]).toEqual(['de', 'Certificate in Data Stewardship (Foundations): Straße Groß']);
  });

  it('has well-formed metadata whatever stands in a name, and the name itself in its properties', async () => {
    const { streams, title } = await read({ name: 'Robert <b>Tables</b> & Co\u0001', award: 'A & B', issuer: 'X < Y' });
    const metadata = Buffer.from(streams.find((stream) => stream.includes('pdfaid')) ?? '', 'latin1').toString('utf8');
    expect(metadata).toContain('>A &amp; B: Robert &lt;b&gt;Tables&lt;/b&gt; &amp; Co<');
    expect(metadata).toContain('>X &lt; Y<');
    expect(title).toBe('A & B: Robert <b>Tables</b> & Co\u0001');
  });

  it('is in the words and the direction of the award’s language, and the name in no language that it may not be', async () => {
    const { elements, pieces, size } = await read(HARD_SAMPLES['arabic']);
    expect(elements.find(({ role }) => role === 'H1')?.language).toBeUndefined();
    expect(elements.find(({ role }) => role === 'H2')?.language).toBe('ar');
    // The address stands on the other side than in English, beside the code.
    const address = pieces.find(({ text }) => text === 'registry.example/verify');
    expect(address?.box[0]).toBeLessThan(size[0] / 2);
  });

  it('is the same bytes each time, whatever was printed between', async () => {
    const first = await certificatePdf(samplePdfInput(HARD_SAMPLES['logo-transparent']));
    for (const words of Object.values(HARD_SAMPLES).slice(0, 6)) await certificatePdf(samplePdfInput(words));
    const again = await certificatePdf(samplePdfInput(HARD_SAMPLES['logo-transparent']));
    expect(Buffer.from(again).equals(first)).toBe(true);
  });

  it('is refused for a letter that no font has, which is named', async () => {
    await expect(read({ name: 'Ann\u{1D173}a \u{13000}' })).rejects.toMatchObject({
      code: 'glyph-missing',
      message: expect.stringContaining('U+13000'),
    });
  });

  it('shows no directions that a name brings along: they could make it read as another', async () => {
    const { elements, pieces } = await read({ name: 'Ann \u202eeoD\u202c Lee' });
    expect(pieces.map(({ text }) => text)).toContain('Ann eoD Lee');
    expect(elements.find(({ role }) => role === 'H1')?.says).toBe('Ann eoD Lee');
  });
});

/** Paints the squares of the code and reads it with another program. */
function decodedCode({ streams, size: [width, height] }: ReadPdf): string | undefined {
  const scale = 4;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const pixels = new Uint8ClampedArray(columns * rows * 4).fill(255);
  const page = streams.find((stream) => stream.includes('/Frame Do')) ?? '';
  for (const [, ...operands] of page.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)) {
    const [x = 0, y = 0, w = 0, h = 0] = operands.map((operand) => Number(operand) * scale);
    for (let row = Math.round(y); row < Math.round(y + h); row += 1) {
      for (let column = Math.round(x); column < Math.round(x + w); column += 1) {
        pixels.set([0, 0, 0, 255], (row * columns + column) * 4);
      }
    }
  }
  return jsqr.default(pixels, columns, rows)?.data;
}
