import { sameDecimalValue } from '../core/decimal-value.ts';
import type { JsonObject } from '../core/json.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import { EQF } from '../pathway/definition/level.ts';
import type { FrameworkLookup } from '../pathway/framework/framework-lookup.ts';
import type { Pathway } from '../pathway/pathway.ts';
import { criteriaNarrative, levelOf } from './award-facts.ts';
import { competencyAlignments } from './competency-alignment.ts';

/**
 * What every holder of an award has achieved, as an Open Badges 3.0 `Achievement`, with no term that the contexts do not
 * define. It is the same for a whole batch; what one holder's results were is added for each.
 *
 * @param frameworks what is known of the competencies; the pathway alone is enough
 * @see https://www.imsglobal.org/spec/ob/v3p0#achievement
 */
export function achievementOf(pathway: Pathway, award: PathwayAward, frameworks: FrameworkLookup): JsonObject {
  const creator = awardingBody(pathway);
  const alignment = [...levelAlignment(pathway, award), ...competencyAlignments(pathway, award, frameworks)];
  const credits = creditNumber(award);
  return {
    id: `urn:cairn:achievement:${pathway.id}:${pathway.edition}:${award.id}`,
    type: ['Achievement'],
    achievementType: award.achievementType,
    name: award.name,
    description: award.description,
    criteria: { narrative: criteriaNarrative(pathway, award) },
    inLanguage: pathway.language,
    ...(creator !== null && { creator }),
    ...(credits !== null && { creditsAvailable: credits }),
    ...(alignment.length > 0 && { alignment }),
  };
}

/**
 * The credit of an award as the standard has it, a JSON number; null where there is none, and for a decimal with more
 * digits than such a number keeps.
 */
export function creditNumber({ credit }: PathwayAward): number | null {
  if (credit === undefined) return null;
  const number = Number(credit);
  return sameDecimalValue(credit, String(number)) ? number : null;
}

/** Who stands behind the award, and in which country. Who issues it says so of itself, beside its DID. */
function awardingBody({ provider, id, edition }: Pathway): JsonObject | null {
  if (provider === undefined) return null;
  const { name, country, url } = provider;
  return {
    id: url ?? `urn:cairn:provider:${id}:${edition}`,
    type: ['Profile'],
    name,
    ...(url !== undefined && { url }),
    address: { type: ['Address'], addressCountryCode: country },
  };
}

/** The EQF's levels have addresses of the EU's; a level of another scale is aligned where the pathway gives its address. */
function levelAlignment(pathway: Pathway, award: PathwayAward): JsonObject[] {
  const level = levelOf(pathway, award);
  if (level === undefined) return [];
  const { scale, value, url } = level;
  const targetUrl = url ?? (scale === EQF && /^[1-8]$/.test(value) ? `http://data.europa.eu/snb/eqf/${value}` : null);
  if (targetUrl === null) return [];
  return [
    {
      type: ['Alignment'],
      targetName: `${scale} ${value}`,
      targetUrl,
      targetFramework: scale === EQF ? 'European Qualifications Framework' : scale,
      targetCode: value,
    },
  ];
}
