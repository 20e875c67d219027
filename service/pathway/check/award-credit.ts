import { compareDecimals, formatDecimal, parseDecimal } from '../decimal.ts';
import type { PathwayAward } from '../definition/award.ts';
import type { Path } from '../requirement-tree.ts';
import { NEVER } from './final-results.ts';
import { type Finding, finding } from './finding.ts';
import { reachWithoutModules } from './guarantee.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { creditOf } from './reach-of-modules.ts';

/** Credit that an award gives and its holders need not have earned; where the modules give any. */
export function awardCredit(parts: PathwayParts): Finding[] {
  const { awards, modules } = parts.definition;
  if (modules.every(({ credit }) => credit === undefined)) return [];
  return awards.flatMap((award, index) =>
    award.credit === undefined ? [] : creditOfAward(award, award.credit, ['awards', index], parts),
  );
}

function creditOfAward(award: PathwayAward, credit: string, path: Path, parts: PathwayParts): Finding[] {
  const given = parseDecimal(credit);
  const ofAll = creditOf(parts.definition.modules);
  if (compareDecimals(given, ofAll) > 0) {
    return [
      finding('award-credit-over-modules', [...path, 'credit'], {
        sentence: `"${award.id}" gives ${credit} credits, and all modules together give ${formatDecimal(ofAll)}.`,
        remedy: `Give ${formatDecimal(ofAll)} at the most, or give the modules their credit.`,
      }),
    ];
  }
  const left = modulesThatCanBeLeftOut(award, parts);
  const enough = parts.definition.modules.filter(({ id }) => !left.has(id));
  const earned = creditOf(enough);
  if (left.size === 0 || compareDecimals(earned, given) >= 0) return [];
  const names = [...left].map((id) => `"${id}"`).join(', ');
  return [
    finding('award-credit-not-earned', [...path, 'credit'], {
      sentence: `"${award.id}" gives ${credit} credits, and can be earned with ${formatDecimal(earned)}: without ${names}.`,
      remedy: 'Ask for these modules to be passed, or for the credit (credits), or give less.',
    }),
  ];
}

/**
 * Modules of which nothing need be handed in for an award, all of them together: one after the other, from the most
 * credit to the least, each is left out that can be. It is a way to earn the award with little credit, not always the
 * way with the least.
 */
function modulesThatCanBeLeftOut(award: PathwayAward, parts: PathwayParts): ReadonlySet<string> {
  if (reachWithoutModules(new Set(), award, parts).earned === NEVER) return new Set();
  const byCredit = parts.definition.modules
    .filter(({ credit }) => credit !== undefined)
    .toSorted((a, b) => compareDecimals(parseDecimal(b.credit ?? '0'), parseDecimal(a.credit ?? '0')));
  const left = new Set<string>();
  for (const { id } of byCredit) {
    left.add(id);
    if (reachWithoutModules(left, award, parts).earned === NEVER) left.delete(id);
  }
  return left;
}
