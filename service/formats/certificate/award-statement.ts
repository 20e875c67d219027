import type { Credential } from '../../core/credential.ts';
import type { FitStep, FittedText } from '../type/fit-text.ts';
import { inkHeight } from '../type/line-height.ts';
import type { CertificateBranding } from './branding.ts';
import { type CertificateWords, kindOfAward } from './certificate-words.ts';
import { INK, SOFT_INK } from './colour.ts';
import { drawLogo, logoHeight } from './page-logo.ts';
import type { PagePen, TextTag } from './page-pen.ts';
import type { Typesetter } from './typesetter.ts';

/** What stands in the middle of the page: one thing above the other, with the space above each. */
interface Block {
  readonly height: number;
  readonly gap: number;
  draw(top: number): void;
}

const NAME_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 48, least: 27 },
  { lines: 2, largest: 33, least: 19 },
  { lines: 3, largest: 24, least: 12 },
];
const AWARD_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 29, least: 20 },
  { lines: 2, largest: 24, least: 14 },
  { lines: 3, largest: 17, least: 9 },
];
const ISSUER_STEPS: readonly FitStep[] = [
  { lines: 1, largest: 16.5, least: 11 },
  { lines: 2, largest: 13, least: 7 },
];

/** What the statement is made of, and between which heights it stands; points from the top. */
export interface AwardStatement {
  readonly credential: Credential;
  readonly branding: CertificateBranding;
  readonly words: CertificateWords;
  /** The greatest width of a line. */
  readonly measure: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws who certifies what of whom: the logo, the issuer, the holder's name, the award and what it stands for. */
export async function drawAwardStatement(pen: PagePen, type: Typesetter, statement: AwardStatement): Promise<void> {
  const { top, bottom } = statement;
  const blocks = await blocksOf(pen, type, statement);
  const [first] = blocks;
  const heights = blocks.reduce((sum, { height }) => sum + height, 0);
  const gaps = blocks.reduce((sum, { gap }) => sum + gap, -(first?.gap ?? 0));
  // At their own distances where there is room, else closer together.
  const stretch = Math.min(1.5, Math.max(0.3, (bottom - top - heights) / gaps));
  let y = top + Math.max(0, (bottom - top - heights - gaps * stretch) / 2);
  blocks.forEach(({ height, gap, draw }, index) => {
    if (index > 0) y += gap * stretch;
    draw(y);
    y += height;
  });
}

async function blocksOf(
  pen: PagePen,
  type: Typesetter,
  { credential, branding, words, measure }: AwardStatement,
): Promise<readonly Block[]> {
  const { achievement, holder, issuer } = credential;
  const { primaryColour, accentColour, logo } = branding;
  const { language } = type;
  const text = (fitted: FittedText, colour: string, gap: number, tag: Partial<TextTag> = {}): Block => ({
    height: inkHeight(fitted),
    gap,
    draw: (top) =>
      pen.text({ fitted, colour, top, left: (width) => (pen.width - width) / 2 }, { role: 'P', language, ...tag }),
  });
  const kind = kindOfAward(achievement.achievementType, words);
  const distinction = distinctionOf(credential);
  const issuerLine = await type.heading(capitals(issuer.name, language), 'medium', measure, ISSUER_STEPS, 130);
  const name: Block =
    holder.names.length === 0
      ? text(await type.phrase(words.unnamed, 'italic', measure, 22), INK, 18, { role: 'H1' })
      : text(await type.ownHeading(holder.names.join(', '), 'regular', measure, NAME_STEPS), INK, 18, {
          role: 'H1',
          language: null,
          fonts: 'own',
        });
  const description = await type.paragraph(achievement.description, 'regular', Math.min(measure, 520), {
    sizes: [12.5, 11.5, 10.5, 9.5, 8.5],
    maxLines: 3,
  });
  const blocks: readonly (Block | null)[] = [
    logo === null ? null : { height: logoHeight(logo), gap: 0, draw: (top) => drawLogo(pen, logo, top, issuer.name) },
    text(issuerLine, primaryColour, 20, { language: null, read: issuer.name }),
    kind === null ? null : text(await kindLine(type, kind, measure), accentColour, 16, { read: kind }),
    text(await type.phrase(words.certifies, 'italic', measure, 16), SOFT_INK, 24),
    name,
    text(await type.phrase(words.awarded, 'italic', measure, 16), SOFT_INK, 19),
    text(await type.heading(achievement.name, 'medium', measure, AWARD_STEPS), primaryColour, 16, { role: 'H2' }),
    distinction === null ? null : text(await type.phrase(distinction, 'italic', measure, 16), accentColour, 11),
    text(description, SOFT_INK, 16),
  ];
  return blocks.filter((block) => block !== null);
}

/** Small capitals, as it were; scripts without capitals look smaller for their size. */
function kindLine(type: Typesetter, kind: string, measure: number): Promise<FittedText> {
  const set = capitals(kind, type.language);
  return type.phrase(set, 'regular', measure, set === kind ? 12.5 : 10, 220);
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
