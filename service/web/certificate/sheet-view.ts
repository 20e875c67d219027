import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { didWebName } from '../../core/did-web.ts';
import { type CairnPosture, cairnFigure } from '../page/cairn-figure.ts';
import { element, foreignText } from '../page/element.ts';
import { foreignProse } from '../page/foreign-prose.ts';
import { isWithDistinction, RESULTS_WORDS, resultsTable } from '../page/results-table.ts';
import { dayOf } from '../page/time-words.ts';
import { cornerFigure } from './corner-figure.ts';
import { SHEET_WORDS as WORDS } from './page-words.ts';
import type { Sheet } from './sheet.ts';

/** From so many letters on a name is set smaller: it has to stay one. */
const LONG_NAME = 32;
const VERY_LONG_NAME = 80;

/**
 * The certificate as it would hang on a wall, under a cairn that stands as it does. What is said about it (`standing`) is
 * at its foot.
 */
export function sheetView(sheet: Sheet, posture: CairnPosture, standing: HTMLElement): HTMLElement {
  const { holderNames, award, achievementType, issuer, awardedAt, validUntil, description, results } = sheet;
  const name = holderNames.join(', ');
  return element(
    'article',
    { class: `sheet ${posture}-sheet`, 'aria-labelledby': 'award' },
    element(
      'div',
      { class: 'sheet-face' },
      ...(['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const).map(cornerFigure),
      cairnFigure(posture),
      element('p', { class: 'sheet-kind' }, achievementTypeName(achievementType)),
      element('p', { class: 'sheet-lead' }, WORDS.certifies),
      element(
        'p',
        { class: `sheet-holder${lengthOf(name)}` },
        ...(name === '' ? [WORDS.unnamed] : [foreignText(name)]),
      ),
      element('p', { class: 'sheet-lead' }, WORDS.awarded),
      element('h1', { class: `sheet-award${lengthOf(award)}`, id: 'award' }, foreignText(award)),
      isWithDistinction(results) ? element('p', { class: 'sheet-distinction' }, RESULTS_WORDS.distinction) : null,
      description === null ? null : element('p', { class: 'sheet-description' }, foreignText(description)),
      element(
        'dl',
        { class: 'sheet-facts' },
        element('div', {}, element('dt', {}, WORDS.awardedOn), element('dd', {}, dayOf(awardedAt))),
        element(
          'div',
          {},
          element('dt', {}, WORDS.issuedBy),
          element(
            'dd',
            {},
            element('bdi', { class: 'sheet-domain', dir: 'ltr' }, didWebName(issuer.did) ?? issuer.did),
          ),
          element('dd', { class: 'sheet-issuer-name' }, foreignText(issuer.name)),
        ),
        validUntil === null
          ? null
          : element('div', {}, element('dt', {}, WORDS.validUntil), element('dd', {}, dayOf(validUntil))),
      ),
      detailsOf(sheet),
    ),
    standing,
  );
}

/** What it was earned by: to be unfolded, since a certificate shows less than it knows. */
function detailsOf({ results, criteria }: Sheet): HTMLElement | null {
  const table = resultsTable(results);
  if (table === null && criteria === null) return null;
  return element(
    'details',
    { class: 'sheet-details' },
    element('summary', {}, WORDS.details),
    table,
    criteria === null ? null : element('div', {}, element('p', {}, WORDS.criteria), foreignProse(criteria)),
  );
}

function lengthOf(text: string): string {
  const { length } = text;
  if (length < LONG_NAME) return '';
  return length < VERY_LONG_NAME ? ' long' : ' very-long';
}
