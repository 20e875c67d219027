import type { Credential } from '../../core/credential.ts';
import { didWebName } from '../../core/did-web.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { inkHeight } from '../type/line-height.ts';
import type { CertificateBranding } from './branding.ts';
import type { CertificateWords } from './certificate-words.ts';
import { INK, SOFT_INK } from './colour.ts';
import { dateInWords, isRightToLeft } from './language.ts';
import type { PagePen } from './page-pen.ts';
import { qrFigure } from './qr-figure.ts';
import type { Typesetter } from './typesetter.ts';

/** What the foot of a certificate says. */
export interface Footer {
  readonly credential: Credential;
  readonly credentialHash: CredentialHash;
  /** Where the certificate is checked, with its hash. */
  readonly verifyUrl: string;
  readonly words: CertificateWords;
  readonly branding: CertificateBranding;
  /** From the edges of the paper to what stands at the sides; points. */
  readonly margin: number;
}

/** All of them in points. */
const QR_WIDTH = 92;
/** The quiet zone around the code, white already. */
const QUIET = 9;
const CAPTION_WIDTH = 132;
const COLUMN_WIDTH = 170;
const GUTTER = 26;
/** From the bottom of the paper. */
const BASE = 67;
const RULE_ABOVE_BASE = 15;
const HASH_ABOVE_EDGE = 56.5;

/** The sides of the foot, which change places where text runs from right to left. */
interface Sides {
  /** Where something of a width stands on the side where lines begin, so far in; from the left. */
  atStart(inset: number, width: number): number;
  /** The same on the side where lines end. */
  atEnd(inset: number, width: number): number;
  /** Where a line begins that stands against the start of a column; or against its end. */
  toStart(x: number, measure: number): (width: number) => number;
  toEnd(x: number, measure: number): (width: number) => number;
}

/** A part of a page that has its place, and is not drawn yet: how far up it reaches, in points from the top. */
export interface LaidPart {
  readonly top: number;
  draw(): void;
}

/**
 * Lays the foot of the page: criteria, date and issuer where lines begin, the code to check it by where they end, and
 * the hash below.
 *
 * @throws CairnError `glyph-missing`
 */
export async function layFooter(pen: PagePen, type: Typesetter, footer: Footer): Promise<LaidPart> {
  const sides = sidesOf(pen, isRightToLeft(type.language));
  const columns = await layColumns(pen, type, footer, sides);
  const criteria = await layCriteria(pen, type, footer, sides, columns.top - 24);
  const code = await layCode(pen, type, footer, sides);
  const hash = await layHash(pen, type, footer);
  return together([criteria, columns, code, hash]);
}

function together(parts: readonly LaidPart[]): LaidPart {
  return {
    top: Math.min(...parts.map(({ top }) => top)),
    draw: () => {
      for (const part of parts) part.draw();
    },
  };
}

/** When it was awarded, and by whom: each a line with what it means below. */
async function layColumns(
  pen: PagePen,
  type: Typesetter,
  { credential, words, branding, margin }: Footer,
  sides: Sides,
): Promise<LaidPart> {
  const rule = pen.height - BASE - RULE_ABOVE_BASE;
  const domain = didWebName(credential.issuer.id) ?? credential.issuer.id;
  const date = dateInWords(credential.validFrom.milliseconds, type.language);
  const columns = [
    { value: date, label: words.awardedOn, language: type.language },
    { value: domain, label: words.issuedBy, language: null },
  ];
  const laid = columns.map(async ({ value, label, language }, index): Promise<LaidPart> => {
    const x = sides.atStart(margin + index * (COLUMN_WIDTH + GUTTER), COLUMN_WIDTH);
    const left = sides.toStart(x, COLUMN_WIDTH);
    const fitted = await type.heading(value, 'regular', COLUMN_WIDTH, [
      { lines: 1, largest: 14, least: 8.5 },
      { lines: 2, largest: 9, least: 4 },
    ]);
    const below = await type.phrase(label, 'italic', COLUMN_WIDTH, 9.5);
    const top = rule - 7 - inkHeight(fitted);
    const draw = () => {
      pen.text({ fitted, colour: INK, top, left }, { role: 'P', language, read: `${label}: ${value}` });
      pen.artefact(() => {
        const end = x + COLUMN_WIDTH;
        pen.document.lineWidth(0.5).strokeColor(branding.accentColour).moveTo(x, rule).lineTo(end, rule).stroke();
      });
      pen.untoldText({ fitted: below, colour: SOFT_INK, top: rule + 6, left });
    };
    return { top, draw };
  });
  return together(await Promise.all(laid));
}

async function layCriteria(
  pen: PagePen,
  type: Typesetter,
  { credential, words, margin }: Footer,
  sides: Sides,
  bottom: number,
): Promise<LaidPart> {
  const { narrative, id } = credential.achievement.criteria;
  const width = 2 * COLUMN_WIDTH + GUTTER;
  // What follows the first paragraph are lists, for which a page has no room: the file and the verify page have them.
  const [criteria = ''] = (narrative ?? id ?? '').split('\n\n');
  const fitted = await type.paragraph(`${words.criteria}: ${criteria}`, 'regular', width, {
    sizes: [10, 9.25, 8.5, 7.75],
    maxLines: 4,
  });
  const top = bottom - inkHeight(fitted);
  const left = sides.toStart(sides.atStart(margin, width), width);
  const draw = () => pen.text({ fitted, colour: SOFT_INK, top, left }, { role: 'P', language: type.language });
  return { top, draw };
}

/** The code, and beside it what it is for. */
async function layCode(
  pen: PagePen,
  type: Typesetter,
  { verifyUrl, words, margin }: Footer,
  sides: Sides,
): Promise<LaidPart> {
  const base = pen.height - BASE;
  const x = sides.atEnd(margin - QUIET, QR_WIDTH);
  const code = { x, y: base - QR_WIDTH + QUIET, width: QR_WIDTH, height: QR_WIDTH };
  const host = verifyUrl.replace(/^https?:\/\//, '').replace(/#.*$/, '');
  const left = sides.toEnd(sides.atEnd(margin - QUIET + QR_WIDTH, CAPTION_WIDTH), CAPTION_WIDTH);
  const caption = await type.paragraph(words.check, 'italic', CAPTION_WIDTH, { sizes: [9.5, 9, 8.5, 8], maxLines: 4 });
  const address = await type.heading(host, 'medium', CAPTION_WIDTH, [
    { lines: 1, largest: 10, least: 8 },
    { lines: 2, largest: 9, least: 5 },
  ]);
  const addressTop = base - inkHeight(address);
  const captionTop = addressTop - 6.5 - inkHeight(caption);
  const draw = () => {
    pen.figure(`${words.check} ${host}`, code, () => {
      pen.document.fillColor('#000000');
      qrFigure(pen.document, verifyUrl, code);
      pen.document.fill();
    });
    pen.link(verifyUrl, code);
    pen.text({ fitted: caption, colour: SOFT_INK, top: captionTop, left }, { role: 'P', language: type.language });
    pen.text({ fitted: address, colour: INK, top: addressTop, left }, { role: 'P', language: null });
  };
  return { top: Math.min(code.y + QUIET, captionTop), draw };
}

async function layHash(pen: PagePen, type: Typesetter, { credentialHash, words, margin }: Footer): Promise<LaidPart> {
  const text = `${words.hash}  ${credentialHash}`;
  const steps = [{ lines: 1, largest: 7.75, least: 5 }];
  const fitted = await type.ownHeading(text, 'regular', pen.width - 2 * margin, steps, 15);
  const top = pen.height - HASH_ABOVE_EDGE;
  const left = (width: number) => (pen.width - width) / 2;
  const draw = () =>
    pen.text(
      { fitted, colour: SOFT_INK, top, left },
      { role: 'P', language: null, read: `${words.hash}: ${credentialHash}` },
    );
  return { top, draw };
}

function sidesOf({ width: page }: PagePen, isMirrored: boolean): Sides {
  const left = (inset: number) => inset;
  const right = (inset: number, width: number) => page - inset - width;
  const flushLeft = (x: number) => () => x;
  const flushRight = (x: number, measure: number) => (width: number) => x + measure - width;
  return isMirrored
    ? { atStart: right, atEnd: left, toStart: flushRight, toEnd: flushLeft }
    : { atStart: left, atEnd: right, toStart: flushLeft, toEnd: flushRight };
}
