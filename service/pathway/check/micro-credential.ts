import type { PathwayAward } from '../definition/award.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import { summativelyAssessed } from './outcomes.ts';
import type { PathwayParts } from './pathway-parts.ts';

interface MissingElement {
  readonly element: string;
  readonly path: Path;
  readonly remedy: string;
}

/**
 * The mandatory elements of a micro-credential by the Council Recommendation of 16 June 2022 on a European approach to
 * micro-credentials for lifelong learning and employability (2022/C 243/02), Annex I. Its title has its place in the
 * form; the learner and the date of issue come when it is issued. Learning outcomes are asked of every award but a
 * statement (`award-rigour.ts`).
 */
export function microCredentialElements(parts: PathwayParts): Finding[] {
  const awards = parts.definition.awards
    .map((award, index) => ({ award, index }))
    .filter(({ award }) => award.achievementType === 'MicroCredential');
  if (awards.length === 0) return [];
  const names = awards.map(({ award }) => `"${award.id}"`).join(', ');
  return [
    ...missingOfPathway(parts).map((missing) => incomplete(names, awards.length, missing)),
    ...awards.flatMap(({ award, index }) =>
      missingOfAward(award, ['awards', index], parts).map((missing) => incomplete(`"${award.id}"`, 1, missing)),
    ),
  ];
}

function incomplete(names: string, awards: number, { element, path, remedy }: MissingElement): Finding {
  const are = awards === 1 ? 'is a micro-credential' : 'are micro-credentials';
  return finding('micro-credential-incomplete', path, {
    sentence: `${names} ${are}, and ${element} is not stated, which the EU recommendation makes mandatory.`,
    remedy,
  });
}

function missingOfPathway({ definition }: PathwayParts): MissingElement[] {
  const missing: MissingElement[] = [];
  if (definition.provider === undefined) {
    missing.push(
      {
        element: 'the awarding body',
        path: ['provider', 'name'],
        remedy: 'Name the institution in "provider".',
      },
      {
        element: 'the country of the issuer',
        path: ['provider', 'country'],
        remedy: 'Give the country in "provider", such as "IE".',
      },
    );
  }
  if (definition.participation === undefined) {
    missing.push({
      element: 'the form of participation',
      path: ['participation'],
      remedy: 'Write "participation": "online", "on-site", "blended" or "workplace".',
    });
  }
  if (definition.qualityAssurance === undefined) {
    missing.push({
      element: 'the type of quality assurance',
      path: ['qualityAssurance'],
      remedy: 'Say in "qualityAssurance" whether it is internal or external, and what is done.',
    });
  }
  return missing;
}

function missingOfAward(award: PathwayAward, path: Path, parts: PathwayParts): MissingElement[] {
  const missing: MissingElement[] = [];
  if (award.workloadHours === undefined) {
    missing.push({
      element: 'the workload',
      path: [...path, 'workloadHours'],
      remedy: 'Give in "workloadHours" all that a learner does for it, in hours.',
    });
  }
  if (award.level === undefined && (award.tier === undefined || parts.tier(award.tier)?.tier.level === undefined)) {
    missing.push({
      element: 'the level',
      path: [...path, 'level'],
      remedy: 'Give the level, of the EQF or of another scale, here or at the tier of the award.',
    });
  }
  const assessed = summativelyAssessed(parts);
  if (award.outcomes !== undefined && !award.outcomes.some((outcome) => assessed.has(outcome))) {
    missing.push({
      element: 'the type of assessment',
      path: [...path, 'outcomes'],
      remedy: 'Let a summative assessment assess what it claims: its method is the type of assessment.',
    });
  }
  return missing;
}
