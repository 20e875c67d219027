import { randomUUID } from 'node:crypto';
import { CairnError } from '../../core/errors.ts';
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, ZERO } from '../../pathway/decimal.ts';
import type { PathwayModule } from '../../pathway/definition/module.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { learnerById } from '../../store/learner-records.ts';
import { noteChangedLearners } from '../../store/pending-evaluations.ts';
import {
  enrolmentsOfLearner,
  insertRecognition,
  type RecognitionRow,
  standingRecognitions,
} from '../../store/recognitions.ts';
import { dayOfAct } from '../cohorts/day-of-act.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { knownEnrolment } from '../cohorts/known-enrolment.ts';
import type { Installation } from '../installation.ts';
import { pathwayPinnedBy } from '../pathways/pathway-pinned-by.ts';
import { assertDecision, type RecognitionDecision, type RecognitionEvidence } from './recognition-decision.ts';

/** What is to be recognised. */
export interface NewRecognition extends RecognitionDecision {
  readonly cohortId: string;
  readonly learnerId: string;
  readonly moduleId: string;
}

export interface RecognitionOutcome {
  readonly recognitionId: string;
  /** How a log names the learner. */
  readonly learnerReference: string;
  readonly cohortId: string;
  readonly moduleId: string;
  /** That of the module; null where it has none. */
  readonly credit: string | null;
  readonly decidedOn: string;
  /** False where the same decision was written down before. */
  readonly changed: boolean;
}

/**
 * Writes down that prior learning of a learner is recognised in a module's place: who decided it, when, and on what. It
 * counts in every cohort of the pathway that the learner is in; these have to be evaluated again. The same decision again
 * changes nothing.
 *
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `module-not-found`, `malformed-recognition`,
 * `malformed-date`; `recognition-refused` where the pathway does not recognise prior learning, or not so much of it;
 * `recognition-conflict` where another decision stands; `pathway-form-outdated`
 */
export async function recognisePriorLearning(
  installation: Installation,
  asked: NewRecognition,
): Promise<RecognitionOutcome> {
  const { store, now } = installation;
  const decidedOn = dayOfAct(installation, asked.on);
  assertDecision(asked);
  return await store.db.transaction().execute(async (tx) => {
    const cohort = await knownCohort(tx, asked.cohortId);
    const { learner_id: learnerId, pathway_digest } = await knownEnrolment(tx, asked.cohortId, asked.learnerId);
    const pathway = await pathwayPinnedBy(tx, pathway_digest === null ? cohort : { ...cohort, pathway_digest });
    const module = moduleOf(pathway, asked.moduleId);
    const equivalent = asked.basis === 'equivalent' ? equivalentOf(module, asked.equivalent) : null;
    const standing = await standingRecognitions(tx, learnerId, pathway.id);
    const row: RecognitionRow = {
      recognition_id: randomUUID(),
      learner_id: learnerId,
      cohort_id: asked.cohortId,
      pathway_id: pathway.id,
      module_id: module.id,
      credit: module.credit ?? null,
      decided_on: decidedOn,
      decided_by: asked.decidedBy.normalize('NFC'),
      basis: asked.basis,
      equivalent,
      evidence: formatEvidence(asked.evidence),
      recorded_at: now().toISOString(),
      withdrawn_at: null,
      withdrawn_reason: null,
    };
    const before = standing.find(({ module_id }) => module_id === module.id);
    if (before !== undefined && !sameDecision(before, row)) throw recognisedAlready(before);
    if (before === undefined) {
      assertProvidedFor(pathway, module, standing);
      await insertRecognition(tx, row);
      await noteChangedLearners(tx, await enrolmentsOfLearner(tx, learnerId, pathway.id));
    }
    const kept = before ?? row;
    return {
      recognitionId: kept.recognition_id,
      learnerReference: (await learnerById(tx, learnerId)).reference,
      cohortId: kept.cohort_id,
      moduleId: kept.module_id,
      credit: kept.credit,
      decidedOn: kept.decided_on,
      changed: before === undefined,
    };
  });
}

function moduleOf(pathway: Pathway, moduleId: string): PathwayModule {
  const module = pathway.modules.find(({ id }) => id === moduleId);
  if (module !== undefined) return module;
  throw new CairnError('module-not-found', `pathway ${pathway.id} has no module ${moduleId}`, {
    remedy: `its modules: ${pathway.modules.map(({ id }) => id).join(', ')}`,
    details: { module: moduleId },
  });
}

/** The title of an equivalent of a module's list, by that title. */
function equivalentOf({ id, equivalents = [] }: PathwayModule, title: string | undefined): string {
  const found = equivalents.find((equivalent) => equivalent.title === title);
  if (found !== undefined) return found.title;
  throw new CairnError('recognition-refused', `module ${id} names no equivalent ${JSON.stringify(title ?? '')}`, {
    remedy:
      equivalents.length === 0
        ? 'recognise it on another basis: certificate, portfolio or examination'
        : `its equivalents: ${equivalents.map((equivalent) => `"${equivalent.title}"`).join(', ')}`,
    details: { module: id },
  });
}

function assertProvidedFor(
  { id, edition, priorLearning }: Pathway,
  module: PathwayModule,
  standing: readonly RecognitionRow[],
): void {
  if (priorLearning === undefined) {
    throw new CairnError('recognition-refused', `pathway ${id}@${edition} does not recognise prior learning`, {
      remedy: 'an edition whose "priorLearning" says who decides, and on what, does',
    });
  }
  const { mostCredit } = priorLearning;
  if (mostCredit === undefined) return;
  const credit = [...standing.map((row) => row.credit), module.credit ?? null].reduce(
    (sum, each) => addDecimals(sum, parseDecimal(each ?? '0')),
    ZERO,
  );
  if (compareDecimals(credit, parseDecimal(mostCredit)) <= 0) return;
  throw new CairnError(
    'recognition-refused',
    `with ${module.id} prior learning of ${formatDecimal(credit)} credits would be recognised; pathway ${id} allows ${mostCredit}`,
    {
      remedy: 'what is beyond that has to be learned here, unless another recognition is withdrawn',
      details: { mostCredit, credit: formatDecimal(credit) },
    },
  );
}

function sameDecision(one: RecognitionRow, other: RecognitionRow): boolean {
  return (['decided_on', 'decided_by', 'basis', 'equivalent', 'evidence'] as const).every(
    (column) => one[column] === other[column],
  );
}

function recognisedAlready({ recognition_id, module_id, decided_on }: RecognitionRow): CairnError {
  return new CairnError('recognition-conflict', `${module_id} is recognised already, since ${decided_on}`, {
    remedy: `withdraw that first: npx cairn recognitions withdraw ${recognition_id} --reason "..."`,
    details: { recognitionId: recognition_id },
  });
}

function formatEvidence(evidence: readonly RecognitionEvidence[]): string {
  return JSON.stringify(evidence.map(({ title, url, digest }) => ({ title: title.normalize('NFC'), url, digest })));
}
