/** Everything that can be said of a pathway definition before a learner meets it. */
import type { JsonValue } from '../../core/json.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { FrameworkLookup } from '../framework/framework-lookup.ts';
import { agreements } from './articulations.ts';
import { awardCredit } from './award-credit.ts';
import { type AwardLookup, foreignAwards } from './award-references.ts';
import { awardRigour } from './award-rigour.ts';
import { creditSupport } from './credit.ts';
import { datesThatAreNoDays, pathwayReview } from './days.ts';
import { inDocumentOrder } from './document-order.ts';
import type { Finding } from './finding.ts';
import { decidingFormativeResults } from './formative-results.ts';
import { frameworkReferences } from './framework-references.ts';
import { judgedSizes } from './judged-size.ts';
import { levelsOnScale } from './levels.ts';
import { passMarks } from './marks.ts';
import { microCredentialElements } from './micro-credential.ts';
import { idleAssessments, learningOutcomes } from './outcomes.ts';
import { type PathwayParts, pathwayParts } from './pathway-parts.ts';
import { placements } from './placement.ts';
import { assessmentPolicies } from './policies.ts';
import { impossibleRequirements } from './possible-requirements.ts';
import { impossiblePrerequisites, latePrerequisites } from './prerequisites.ts';
import { recognition } from './prior-learning.ts';
import { readDefinition } from './read-definition.ts';
import { recognitionOverBound } from './recognition-bound.ts';
import { rubricLevels } from './rubrics.ts';
import { structureFindings } from './structure.ts';
import { moduleWeights } from './weights.ts';

/** What a definition is held against. */
export interface PathwayCheckContext {
  readonly frameworks: FrameworkLookup;
  /** The awards of the pathways that are published. */
  readonly pathways: AwardLookup;
  /** `2027-03-31` */
  readonly today: string;
}

/** What needs nothing but the definition. */
const CHECKS: readonly ((parts: PathwayParts) => Finding[])[] = [
  structureFindings,
  datesThatAreNoDays,
  placements,
  latePrerequisites,
  impossiblePrerequisites,
  learningOutcomes,
  idleAssessments,
  moduleWeights,
  passMarks,
  rubricLevels,
  assessmentPolicies,
  impossibleRequirements,
  decidingFormativeResults,
  levelsOnScale,
  microCredentialElements,
  creditSupport,
  recognition,
];

/** What is judged for each claim and each module anew, on all that is asked for. */
const JUDGEMENTS: readonly ((parts: PathwayParts) => Finding[])[] = [awardRigour, awardCredit, recognitionOverBound];

/**
 * Checks a pathway definition, whatever the value: the same value and context give the same findings, in the order of the
 * document. It never throws. Where the form is broken that alone is told, since what a broken definition means can only be
 * guessed.
 */
export function checkPathway(json: unknown, context: PathwayCheckContext): Finding[] {
  const reading = readDefinition(json);
  return reading.definition === null
    ? [...reading.findings]
    : checkDefinition(reading.definition, reading.source, context);
}

/** Checks a definition of the right form; `source` is the JSON that it was read from, for the order of the findings. */
export function checkDefinition(
  definition: PathwayDefinition,
  source: JsonValue,
  { frameworks, pathways, today }: PathwayCheckContext,
): Finding[] {
  const parts = pathwayParts(definition);
  const tooLarge = judgedSizes(parts);
  const findings = [
    ...CHECKS.flatMap((check) => check(parts)),
    ...(tooLarge.length > 0 ? tooLarge : JUDGEMENTS.flatMap((judge) => judge(parts))),
    ...frameworkReferences(parts, { frameworks, today }),
    ...foreignAwards(parts, pathways),
    ...agreements(parts, { today }),
    ...pathwayReview(parts, today),
  ];
  return inDocumentOrder(findings.filter(alone(findings)), source);
}

/** Where what is referred to is not there, that is all that is said of the place. */
function alone(findings: readonly Finding[]): (finding: Finding) => boolean {
  const nowhere = new Set(findings.filter(({ code }) => code === 'reference-to-nothing').map(({ pointer }) => pointer));
  return ({ code, pointer }) => code === 'reference-to-nothing' || !nowhere.has(pointer);
}
