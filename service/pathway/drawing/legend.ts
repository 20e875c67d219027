/** What the signs of a drawing mean; only those that occur in it. */
import { type Glyph, isIdentityAssured } from './card.ts';
import type { DrawnLink, DrawnOutcome, PathwayDrawing } from './pathway-drawing.ts';

/** A sign, shown as the drawing shows it. */
export type LegendSample =
  | { readonly sample: 'glyph'; readonly glyph: Glyph }
  | { readonly sample: 'card'; readonly elective: boolean }
  | { readonly sample: 'arrow'; readonly kind: DrawnLink['kind']; readonly back: boolean }
  | { readonly sample: 'outcome'; readonly outcome: Pick<DrawnOutcome, 'number' | 'assessed'> }
  | { readonly sample: 'sequence' };

export interface LegendItem {
  readonly sample: LegendSample;
  readonly text: string;
}

const OUTCOME_WORDS: Readonly<Record<DrawnOutcome['assessed'], string>> = {
  summative: 'learning outcome, assessed',
  formative: 'learning outcome, practised but not assessed',
  not: 'learning outcome that nothing assesses',
};

const LINK_WORDS: Readonly<Record<DrawnLink['kind'], string>> = {
  prerequisite: 'to be passed before',
  order: 'meant to be taken before',
  award: 'counts towards',
};

/** @param back whether an arrow of the drawing leads back */
export function legendOf(drawing: PathwayDrawing, back: boolean): LegendItem[] {
  const modules = drawing.tiers.flatMap((tier) => tier.modules);
  const assessments = modules.flatMap((module) => module.assessments);
  const outcomes = modules.flatMap((module) => module.outcomes);
  const item = (occurs: boolean, sample: LegendSample, text: string): LegendItem[] =>
    occurs ? [{ sample, text }] : [];
  const assessment = (purpose: 'formative' | 'summative', assured: boolean, text: string): LegendItem[] =>
    item(
      assessments.some((found) => found.purpose === purpose && isIdentityAssured(found) === assured),
      { sample: 'glyph', glyph: { sign: 'assessment', purpose, assured } },
      text,
    );
  return [
    ...item(
      modules.some(({ elective }) => !elective),
      { sample: 'card', elective: false },
      'module for everybody',
    ),
    ...item(
      modules.some(({ elective }) => elective),
      { sample: 'card', elective: true },
      'elective module',
    ),
    ...assessment('summative', false, 'assessment that decides'),
    ...assessment('summative', true, 'assessment that decides, identity assured'),
    ...assessment('formative', false, 'assessment for practice, decides nothing'),
    ...assessment('formative', true, 'assessment for practice, identity assured'),
    ...(['summative', 'formative', 'not'] as const).flatMap((assessed) => {
      const found = outcomes.find((outcome) => outcome.assessed === assessed);
      if (found === undefined) return [];
      return item(true, { sample: 'outcome', outcome: found }, OUTCOME_WORDS[assessed]);
    }),
    ...(['prerequisite', 'order', 'award'] as const).flatMap((kind) =>
      item(
        drawing.links.some((link) => link.kind === kind),
        { sample: 'arrow', kind, back: false },
        LINK_WORDS[kind],
      ),
    ),
    ...item(
      back,
      { sample: 'arrow', kind: 'prerequisite', back: true },
      'leads back: asked for before it can be passed',
    ),
    ...item(drawing.sequential, { sample: 'sequence' }, 'each tier is completed after the one before'),
  ];
}
