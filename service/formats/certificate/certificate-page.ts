import type PDFDocument from 'pdfkit';
import type { Credential } from '../../core/credential.ts';
import { didWebName } from '../../core/did-web.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { type FitStep, type FittedText, fitHeading, fitParagraph } from '../type/fit-text.ts';
import type { TypeStyle } from '../type/font-families.ts';
import { type Line, lineOf } from '../type/line.ts';
import { type SetText, setText } from '../type/set-text.ts';
import { TypeOnPage } from '../type/type-on-page.ts';
import type { CertificateBranding } from './branding.ts';
import {
  type ChosenWords,
  dateInWords,
  hanTradition,
  isRightToLeft,
  kindOfAward,
  wordsFor,
} from './certificate-words.ts';
import { type Box, strand } from './guilloche.ts';
import { qrFigure } from './qr-figure.ts';

type Document = InstanceType<typeof PDFDocument>;

/** What is printed. */
export interface PrintedCertificate {
  readonly credential: Credential;
  readonly credentialHash: CredentialHash;
  /** Where the certificate is checked, with its hash. */
  readonly verifyUrl: string;
  readonly branding: CertificateBranding;
}

const INK = '#20282b';
const SOFT_INK = '#56615f';
/** From the edge of the paper to the middle of the frame's band. */
const FRAME = 30;
const MARGIN = 74;
const QR_WIDTH = 88;

const NAME_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 44, least: 27 },
  { lines: 2, largest: 32, least: 19 },
  { lines: 3, largest: 24, least: 12 },
];
const AWARD_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 27, least: 20 },
  { lines: 2, largest: 23, least: 14 },
  { lines: 3, largest: 17, least: 9 },
];
const ISSUER_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 15.5, least: 11 },
  { lines: 2, largest: 13, least: 7 },
];

/** Lines in the middle of the page, with the space above them. */
interface Block {
  readonly fitted: FittedText;
  readonly colour: string;
  readonly gap: number;
  readonly role: 'H1' | 'H2' | 'P';
  readonly language: string | null;
}

/** Draws a certificate on the current page of a tagged document, and embeds its fonts. */
export async function drawCertificatePage(document: Document, printed: PrintedCertificate): Promise<void> {
  const page = new CertificatePage(document, printed);
  await page.draw();
}

class CertificatePage {
  readonly #document: Document;
  readonly #printed: PrintedCertificate;
  readonly #chosen: ChosenWords;
  readonly #type: TypeOnPage;
  readonly #root;

  constructor(document: Document, printed: PrintedCertificate) {
    this.#document = document;
    this.#printed = printed;
    this.#chosen = wordsFor(printed.credential);
    this.#type = new TypeOnPage(document);
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  async draw(): Promise<void> {
    this.#frame();
    const logoBottom = this.#logo();
    const blocks = await this.#blocks();
    const footerTop = this.#document.page.height - 176;
    this.#centre(blocks, logoBottom, footerTop);
    await this.#footer(footerTop);
    this.#root.end();
    this.#type.embed();
  }

  #frame(): void {
    const { primaryColour, accentColour } = this.#printed.branding;
    const { width, height } = this.#document.page;
    const doc = this.#document;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.lineWidth(0.35).strokeColor(tint(primaryColour, 0.55));
    const box: Box = { x: FRAME, y: FRAME, width: width - 2 * FRAME, height: height - 2 * FRAME };
    for (const phase of [0, 0.25, 0.5, 0.75]) strand(doc, box, { radius: 10, amplitude: 6.5, wave: 40, phase });
    doc.stroke();
    doc.lineWidth(0.3).strokeColor(tint(accentColour, 0.7));
    for (const phase of [0, 0.5]) strand(doc, box, { radius: 10, amplitude: 3.2, wave: 20, phase });
    doc.stroke();
    const rule = (inset: number, weight: number, colour: string) =>
      doc
        .lineWidth(weight)
        .strokeColor(colour)
        .rect(inset, inset, width - 2 * inset, height - 2 * inset)
        .stroke();
    rule(FRAME - 10, 0.9, primaryColour);
    rule(FRAME + 10, 0.9, primaryColour);
    rule(FRAME + 13.5, 0.35, accentColour);
    doc.endMarkedContent();
  }

  /** @returns where the text below may begin */
  #logo(): number {
    const { logo } = this.#printed.branding;
    const top = 66;
    if (logo === null) return top + 6;
    const doc = this.#document;
    const [width, height] = [240, 52];
    const place = { x: (doc.page.width - width) / 2, y: top, width, height };
    this.#root.add(
      doc.struct('Figure', figure(this.#printed.credential.issuer.name, place), () => {
        doc.image(Buffer.from(logo), place.x, place.y, { fit: [width, height], align: 'center', valign: 'center' });
      }),
    );
    return top + height + 2;
  }

  async #blocks(): Promise<readonly Block[]> {
    const { credential, branding } = this.#printed;
    const { words, language } = this.#chosen;
    const { achievement, holder, issuer } = credential;
    const measure = this.#document.page.width - 2 * MARGIN - 40;
    const heading = async (text: string, style: TypeStyle, steps: readonly FitStep[], tracking = 0) =>
      fitHeading(await this.#set(text, style, tracking), measure, steps);
    const fixed = (text: string, style: TypeStyle, size: number, tracking = 0) =>
      heading(
        text,
        style,
        [
          { lines: 1, largest: size, least: size * 0.75 },
          { lines: 2, largest: size * 0.8, least: 5 },
        ],
        tracking,
      );
    const name = holder.names.join(', ') || words.unnamed;
    const blocks: Block[] = [];
    const add = (fitted: FittedText, colour: string, gap: number, role: Block['role'] = 'P', own = true) =>
      blocks.push({ fitted, colour, gap, role, language: own ? language : null });

    add(
      await heading(capitals(issuer.name, language), 'medium', ISSUER_STEPS, 130),
      branding.primaryColour,
      0,
      'P',
      false,
    );
    const kind = kindOfAward(achievement.achievementType, words);
    if (kind !== null) add(await fixed(capitals(kind, language), 'regular', 9.5, 220), branding.accentColour, 15);
    add(await fixed(words.certifies, 'italic', 15), SOFT_INK, 22);
    add(await heading(name, 'regular', NAME_STEPS), INK, 15, 'H1', false);
    add(await fixed(words.awarded, 'italic', 15), SOFT_INK, 15);
    add(await heading(achievement.name, 'medium', AWARD_STEPS), branding.primaryColour, 13, 'H2');
    const distinction = distinctionOf(credential);
    if (distinction !== null) add(await fixed(distinction, 'italic', 15), branding.accentColour, 8);
    const description = fitParagraph(
      await this.#set(achievement.description, 'regular'),
      Math.min(measure, 500),
      { sizes: [11.5, 10.5, 9.5, 8.5], maxLines: 3 },
      await this.#ellipsis(),
    );
    add(description, SOFT_INK, 13);
    return blocks;
  }

  /** Puts the blocks between two heights: at their own distances where there is room, else closer together. */
  #centre(blocks: readonly Block[], top: number, bottom: number): void {
    const doc = this.#document;
    const heights = blocks.map(({ fitted }) => inkHeight(fitted));
    const ink = heights.reduce((sum, height) => sum + height, 0);
    const gaps = blocks.reduce((sum, { gap }) => sum + gap, 0);
    const room = bottom - top;
    const stretch = Math.min(1.35, Math.max(0.3, (room - ink) / gaps));
    let y = top + Math.max(0, (room - ink - gaps * stretch) / 2);
    blocks.forEach(({ fitted, colour, gap, role, language }, index) => {
      y += gap * stretch;
      const text = fitted.lines.map((line) => line.text).join(' ');
      this.#tagged(role, text, language, () => {
        this.#drawLines(fitted, colour, y, (width) => (doc.page.width - width) / 2);
      });
      y += heights[index] ?? 0;
    });
  }

  async #footer(top: number): Promise<void> {
    const { credential, credentialHash, verifyUrl, branding } = this.#printed;
    const { words, language } = this.#chosen;
    const doc = this.#document;
    const { width, height } = doc.page;
    const mirrored = isRightToLeft(language);
    const place = (x: number, measure: number) => (mirrored ? width - x - measure : x);
    const bottom = height - 66;

    const code: Box = {
      x: place(width - MARGIN - QR_WIDTH + 10, QR_WIDTH),
      y: bottom - QR_WIDTH + 8,
      width: QR_WIDTH,
      height: QR_WIDTH,
    };
    const host = verifyUrl.replace(/^https?:\/\//, '').replace(/#.*$/, '');
    this.#root.add(
      doc.struct('Figure', figure(`${words.check} ${host}`, code), () => {
        doc.fillColor('#000000');
        qrFigure(doc, verifyUrl, code);
        doc.fill();
      }),
    );
    const link = doc.struct('Link', { alt: verifyUrl });
    this.#root.add(link);
    // A text of PDF is a String object to the library; a plain string is a name.
    const annotation: object = { structParent: link, Contents: new String(verifyUrl) };
    doc.link(code.x, code.y, code.width, code.height, verifyUrl, annotation);
    link.end();

    const captionWidth = 128;
    const captionX = place(width - MARGIN - QR_WIDTH + 8 - captionWidth, captionWidth);
    const side = (measure: number, x: number) => (lineWidth: number) => (mirrored ? x : x + measure - lineWidth);
    const near = (measure: number, x: number) => (lineWidth: number) => (mirrored ? x + measure - lineWidth : x);
    const caption = await this.#paragraph(words.check, 'italic', captionWidth, [9, 8.5, 8], 4);
    const address = await this.#heading(host, 'medium', captionWidth, [
      { lines: 1, largest: 9.5, least: 8 },
      { lines: 2, largest: 9, least: 5 },
    ]);
    const captionTop = bottom - inkHeight(caption) - inkHeight(address) - 6;
    this.#tagged('P', caption.lines.map(({ text }) => text).join(' '), language, () =>
      this.#drawLines(caption, SOFT_INK, captionTop, side(captionWidth, captionX)),
    );
    this.#tagged('P', host, null, () =>
      this.#drawLines(address, INK, bottom - inkHeight(address), side(captionWidth, captionX)),
    );

    const column = 168;
    const gutter = 26;
    const domain = didWebName(credential.issuer.id) ?? credential.issuer.id;
    const columns = [
      { value: dateInWords(credential.validFrom.milliseconds, language), label: words.awardedOn, own: true },
      { value: domain, label: words.issuedBy, own: false },
    ];
    for (const [index, { value, label, own }] of columns.entries()) {
      const x = place(MARGIN + index * (column + gutter), column);
      const fitted = await this.#heading(value, 'regular', column, [
        { lines: 1, largest: 13, least: 8.5 },
        { lines: 2, largest: 9, least: 4 },
      ]);
      const rule = bottom - 15;
      this.#tagged('P', `${label}: ${value}`, own ? language : null, () =>
        this.#drawLines(fitted, INK, rule - 7 - inkHeight(fitted), near(column, x)),
      );
      doc.markContent('Artifact', { type: 'Layout' });
      doc
        .lineWidth(0.5)
        .strokeColor(branding.accentColour)
        .moveTo(x, rule)
        .lineTo(x + column, rule)
        .stroke();
      const name = await this.#heading(label, 'italic', column, [{ lines: 1, largest: 9, least: 6 }]);
      this.#drawLines(name, SOFT_INK, rule + 6, near(column, x));
      doc.endMarkedContent();
    }

    const { narrative, id } = credential.achievement.criteria;
    const criteriaWidth = 2 * column + gutter;
    const criteriaX = place(MARGIN, criteriaWidth);
    const criteria = await this.#paragraph(
      `${words.criteria}: ${narrative ?? id ?? ''}`,
      'regular',
      criteriaWidth,
      [8.75, 8, 7.5],
      4,
    );
    this.#tagged('P', criteria.lines.map(({ text }) => text).join(' '), language, () =>
      this.#drawLines(criteria, SOFT_INK, top + 22, near(criteriaWidth, criteriaX)),
    );

    const hash = await this.#heading(`${words.hash}  ${credentialHash}`, 'regular', width - 2 * MARGIN, [
      { lines: 1, largest: 7.5, least: 5 },
    ]);
    this.#tagged('P', `${words.hash}: ${credentialHash}`, null, () =>
      this.#drawLines(hash, SOFT_INK, height - 56, (lineWidth) => (width - lineWidth) / 2),
    );
  }

  #tagged(role: string, text: string, language: string | null, draw: () => void): void {
    const options = { actual: text, ...(language === null ? {} : { lang: language }) };
    this.#root.add(this.#document.struct(role, options, draw));
  }

  /** Draws lines from a height downwards: the first one's ink begins there. */
  #drawLines({ lines, size }: FittedText, colour: string, top: number, left: (width: number) => number): void {
    let y = top;
    this.#document.fillColor(colour);
    lines.forEach((line, index) => {
      y += index === 0 ? (aboveOf(line) * size) / 1000 : lineStep(lines, size);
      this.#type.draw(line, left((line.width * size) / 1000), y, size);
    });
  }

  async #set(text: string, style: TypeStyle, tracking = 0): Promise<SetText> {
    const { language } = this.#chosen;
    const features = style === 'italic' ? [] : ['onum'];
    return await setText(text, { style, language, han: hanTradition(language, text), tracking, features });
  }

  async #heading(text: string, style: TypeStyle, measure: number, steps: readonly FitStep[]): Promise<FittedText> {
    return fitHeading(await this.#set(text, style), measure, steps);
  }

  async #paragraph(
    text: string,
    style: TypeStyle,
    measure: number,
    sizes: readonly number[],
    maxLines: number,
  ): Promise<FittedText> {
    return fitParagraph(await this.#set(text, style), measure, { sizes, maxLines }, await this.#ellipsis());
  }

  async #ellipsis(): Promise<Line> {
    return lineOf(await this.#set('…', 'regular'));
  }
}

/** What of a line counts as its height above the base line: at least a capital's, so that lines without one keep step. */
function aboveOf(line: Line): number {
  return Math.max(650, line.ink.above);
}

function lineStep(lines: readonly Line[], size: number): number {
  const above = Math.max(...lines.map(aboveOf));
  const below = Math.max(220, ...lines.map(({ ink }) => ink.below));
  return (Math.max(1200, above + below + 160) * size) / 1000;
}

/** From the top of the first line's letters to the base line of the last, and below it where much hangs down. */
function inkHeight({ lines, size }: FittedText): number {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return 0;
  const below = Math.max(0, last.ink.below - 220);
  return ((aboveOf(first) + below) * size) / 1000 + (lines.length - 1) * lineStep(lines, size);
}

/** Open Badges keeps no distinction apart: it stands in the credential's name, behind the award's. */
function distinctionOf({ json, achievement }: Credential): string | null {
  const name = json['name'];
  const prefix = `${achievement.name}, `;
  return typeof name === 'string' && name.startsWith(prefix) ? name.slice(prefix.length) : null;
}

/** Capitals, in scripts where a line of them is customary. */
function capitals(text: string, language: string): string {
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text)
    ? text.toLocaleUpperCase(language)
    : text;
}

/** What a figure of a tagged document has to say of itself: words in its place, and where it is. */
function figure(alt: string, { x, y, width, height }: Box): { alt: string; bbox: [number, number, number, number] } {
  return { alt, bbox: [x, y, x + width, y + height] };
}

/** A colour between white (0) and itself (1). */
function tint(colour: string, strength: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round(255 - (255 - channel) * strength)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
