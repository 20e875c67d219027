import { achievementTypeName } from '../../core/achievement-type-name.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../pathway/decimal.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { creditInWords } from '../../pathway/requirement-in-words.ts';
import { element, foreignText } from '../page/element.ts';
import { momentOf } from '../page/time-words.ts';
import { PATHWAY_WORDS as WORDS } from './page-words.ts';

/** What a prospective learner asks first. @param since when its digest came onto the chain, in Unix milliseconds */
export function factsView(pathway: Pathway, since: number | null): HTMLElement {
  const { provider, participation, creditSystem, modules, awards } = pathway;
  const workload = sumOf(modules.map(({ workloadHours }) => workloadHours));
  const credit = sumOf(modules.map(({ credit: of }) => of));
  const facts: [string, (Node | string)[]][] = [[WORDS.version, [`${pathway.id}@${pathway.edition}`]]];
  if (provider !== undefined) facts.push([WORDS.provider, [foreignText(`${provider.name} (${provider.country})`)]]);
  if (participation !== undefined) facts.push([WORDS.participation, [participation]]);
  if (workload !== null) facts.push([WORDS.workload, [WORDS.hours(workload)]]);
  if (credit !== null) facts.push([WORDS.credit, [creditInWords(credit, creditSystem?.name)]]);
  const kinds = [...new Set(awards.map(({ achievementType }) => achievementTypeName(achievementType)))];
  facts.push([WORDS.awards, [kinds.join(', ')]]);
  facts.push([WORDS.digest, [element('span', { class: 'exact' }, pathwayDigest(pathway))]]);
  facts.push([WORDS.since, since === null ? [WORDS.notYet] : [momentOf(since), ` (${WORDS.asServed})`]]);
  return element(
    'dl',
    { class: 'pathway-facts', 'aria-label': WORDS.facts },
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, ...value))),
  );
}

/** Exactly; null where nothing is stated. */
function sumOf(amounts: readonly (string | undefined)[]): string | null {
  const stated = amounts.filter((amount) => amount !== undefined);
  return stated.length === 0 ? null : formatDecimal(stated.map(parseDecimal).reduce(addDecimals, ZERO));
}
