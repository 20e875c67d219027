/** The pathways that come with Cairn: the seven modules of OULAD, a short course, and a professional pathway of three tiers. */
import { CairnError } from '../../core/errors.ts';
import { type Pathway, parsePathway } from '../pathway.ts';
import dataStewardshipFoundations from './data-stewardship-foundations.json' with { type: 'json' };
import dataStewardshipProfessional from './data-stewardship-professional.json' with { type: 'json' };
import ouladAaa from './oulad-aaa.json' with { type: 'json' };
import ouladBbb from './oulad-bbb.json' with { type: 'json' };
import ouladCcc from './oulad-ccc.json' with { type: 'json' };
import ouladDdd from './oulad-ddd.json' with { type: 'json' };
import ouladEee from './oulad-eee.json' with { type: 'json' };
import ouladFff from './oulad-fff.json' with { type: 'json' };
import ouladGgg from './oulad-ggg.json' with { type: 'json' };

/** One pathway for each module of OULAD, `oulad-aaa` to `oulad-ggg`. */
export const ouladPathways: readonly Pathway[] = [
  ouladAaa,
  ouladBbb,
  ouladCcc,
  ouladDdd,
  ouladEee,
  ouladFff,
  ouladGgg,
].map(parsePathway);

/** A short course with scored assessments: a statement, a badge, and a certificate with distinction. */
export const dataStewardshipPathway: Pathway = parsePathway(dataStewardshipFoundations);

/**
 * Three tiers with electives, examinations, peer review and a capstone project: a badge, two micro-credentials, and a
 * diploma that builds on them and counts towards a degree.
 */
export const professionalPathway: Pathway = parsePathway(dataStewardshipProfessional);

/** Every pathway that ships. */
export const shippedPathways: readonly Pathway[] = [...ouladPathways, dataStewardshipPathway, professionalPathway];

/**
 * The shipped pathway of that id.
 * @throws CairnError `pathway-not-found`
 */
export function shippedPathway(id: string): Pathway {
  const found = shippedPathways.find((pathway) => pathway.id === id);
  if (found !== undefined) return found;
  throw new CairnError('pathway-not-found', `No pathway with the id "${id}" comes with Cairn.`, {
    remedy: `Those that do: ${shippedPathways.map((pathway) => pathway.id).join(', ')}.`,
    details: { pathwayId: id },
  });
}
