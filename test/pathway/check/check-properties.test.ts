import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../service/core/json.ts';
import { checkPathway } from '../../../service/pathway/check/check-pathway.ts';
import { resultsIn } from '../../../service/pathway/check/final-results.ts';
import { noLimits } from '../../../service/pathway/check/limits.ts';
import { summativelyAssessed } from '../../../service/pathway/check/outcomes.ts';
import { pathwayParts } from '../../../service/pathway/check/pathway-parts.ts';
import { reachWithin } from '../../../service/pathway/check/reach.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { FINAL_RESULTS, type LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { type Pathway, parsePathway } from '../../../service/pathway/pathway.ts';
import { arbitraryPathway } from '../arbitrary-pathway.ts';
import { bestRecords, recognised, scored } from './best-records.ts';
import { brokenDocument } from './broken/broken-definition.ts';
import { brokenDefinitions } from './broken/broken-definitions.ts';
import { context, soundPathway } from './broken/sound-pathway.ts';

/** A long run looks at this many; see `CAIRN_CHECK_RUNS`. */
const RUNS = Number(process.env['CAIRN_CHECK_RUNS'] ?? 100);

const errorsOf = (json: JsonValue) => checkPathway(json, context).filter(({ severity }) => severity === 'error');

/** Definitions without errors: the warnings are left in. */
const passing = arbitraryPathway.filter((json) => errorsOf(json).length === 0).map(parsePathway);

const earnedBy = (pathway: Pathway, records: readonly LearnerRecord[]) => {
  const { decide } = compilePathway(pathway);
  return records.map((record) => decide(record, '2030-01-01'));
};

describe('a definition that passes the check', () => {
  it('can be completed by a learner: every award can be earned, and with its distinction', () => {
    fc.assert(
      fc.property(passing, (pathway) => {
        const decisions = earnedBy(pathway, bestRecords(pathway));
        for (const [index, { distinction }] of pathway.awards.entries()) {
          const outcomes = decisions.map((each) => each[index]);
          expect(outcomes.some((decision) => decision?.outcome === 'earned')).toBe(true);
          expect(outcomes.some((decision) => decision?.distinction)).toBe(distinction !== undefined);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('gives awards only to learners who have shown what they claim', () => {
    fc.assert(
      fc.property(
        passing,
        fc.infiniteStream(fc.constantFrom(0, 30, 50, 70, 100)),
        fc.nat(4),
        (pathway, scores, last) => {
          const record = recordOf(pathway, scores, [null, ...FINAL_RESULTS][last] ?? null);
          const [decisions = []] = earnedBy(pathway, [record]);
          for (const [index, { outcomes = [] }] of pathway.awards.entries()) {
            if (decisions[index]?.outcome !== 'earned') continue;
            expect(outcomes.filter((outcome) => !hasShown(outcome, record, pathway))).toEqual([]);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('the judgement of what can be met', () => {
  it('is that of the evaluation, for every award and every final result', () => {
    const whole = arbitraryPathway.filter((json) => !errorsOf(json).some(({ code }) => code === 'requirement-cycle'));
    fc.assert(
      fc.property(whole.map(parsePathway), (pathway) => {
        const parts = pathwayParts(pathway);
        const reach = reachWithin(parts, noLimits(parts));
        const decisions = earnedBy(pathway, bestRecords(pathway));
        for (const [index, { id }] of pathway.awards.entries()) {
          const earnedWith = [null, ...FINAL_RESULTS].filter((_, at) => decisions[at]?.[index]?.outcome === 'earned');
          expect([id, resultsIn(reach.award(id))]).toEqual([id, earnedWith]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the judgement of what an award guarantees', () => {
  it('is that of the evaluation, on the learner who only just fails whatever shows a claim', () => {
    const whole = arbitraryPathway.map(parsePathway);
    fc.assert(
      fc.property(whole, (pathway) => {
        const told = new Set(
          checkPathway(pathway.source, context)
            .filter(({ code }) => code === 'claim-not-shown')
            .map(({ pointer }) => pointer),
        );
        const assessed = summativelyAssessed(pathwayParts(pathway));
        const best = earnedBy(pathway, bestRecords(pathway));
        for (const [index, { outcomes = [], tier }] of pathway.awards.entries()) {
          if (best.every((decisions) => decisions[index]?.outcome !== 'earned')) continue;
          for (const [place, outcome] of outcomes.entries()) {
            if (!assessed.has(outcome)) continue;
            const failing = recordsFailing(outcome, tier, pathway);
            if (failing === null) continue;
            const isEarned = earnedBy(pathway, failing).some((decisions) => decisions[index]?.outcome === 'earned');
            expect([outcome, told.has(`/awards/${index}/outcomes/${place}`)]).toEqual([outcome, isEarned]);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a check', () => {
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (value) => {
        expect(checkPathway(value, context).every(({ pointer }) => /^(?:\/|$)/.test(pointer))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('never throws on a definition with anything in it exchanged for anything else in it', () => {
    const documents = fc.oneof(
      arbitraryPathway,
      fc.constant<JsonValue>(soundPathway),
      fc.constantFrom(...brokenDefinitions.map(brokenDocument)),
    );
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
        (document, pairs) => {
          const mutated = pairs.reduce<JsonValue>((changed, [to, from]) => exchanged(changed, to, from), document);
          const findings = checkPathway(mutated, context);
          expect(checkPathway(mutated, context)).toEqual(findings);
        },
      ),
      { numRuns: RUNS * 2 },
    );
  });

  it('never says "not assessed" of more, once an outcome has one more summative assessment', () => {
    fc.assert(
      fc.property(arbitraryPathway, fc.nat(), fc.nat(), (json, module, outcome) => {
        const before = notAssessed(json);
        const after = notAssessed(withAssessment(json, module, outcome));
        expect(after.filter((finding) => !before.includes(finding))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

function recordOf(pathway: Pathway, scores: Iterator<number>, finalResult: LearnerRecord['finalResult']) {
  const next = () => Number(scores.next().value);
  const [best] = bestRecords(pathway);
  return {
    finalResult,
    results: (best?.results ?? []).map(({ assessment }) => scored(assessment, String(next()))),
    recognitions:
      pathway.priorLearning === undefined
        ? []
        : pathway.modules.filter(() => next() > 50).map(({ id }) => recognised(id)),
    heldAwards: best?.heldAwards,
  } satisfies LearnerRecord;
}

/**
 * The best records of a learner who misses every mark in an outcome by the least, and is not recognised in it; null where
 * there is no saying what the final result speaks for.
 */
function recordsFailing(outcome: string, tier: string | undefined, pathway: Pathway): LearnerRecord[] | null {
  const shows = ({ purpose, outcomes = [] }: { readonly purpose: string; readonly outcomes?: readonly string[] }) =>
    purpose === 'summative' && outcomes.includes(outcome);
  const marks = new Map(
    pathway.modules.flatMap(({ assessments = [], passMark: moduleMark }) =>
      assessments.filter(shows).map(({ id, passMark = moduleMark }) => [id, passMark ?? '0'] as const),
    ),
  );
  const last = pathway.tiers.findIndex(({ id }) => id === tier);
  const spokenFor =
    tier === undefined
      ? pathway.tiers.flatMap(({ core = [] }) => core)
      : pathway.tiers
          .filter((_, at) => at === last || (pathway.sequence === 'sequential' && at < last))
          .flatMap(({ core = [] }) => core);
  const isBrought = (among: readonly string[] | null) =>
    pathway.modules.some(
      ({ id, cohortAssessments = [] }) => (among?.includes(id) ?? true) && cohortAssessments.some(shows),
    );
  // By a module elsewhere a final result speaks for the outcome in some requirements, and in others not.
  if (isBrought(null) !== isBrought(spokenFor)) return null;
  return bestRecords(pathway)
    .filter(({ finalResult }) => !isBrought(spokenFor) || (finalResult !== 'pass' && finalResult !== 'distinction'))
    .map((record) => ({
      ...record,
      results: record.results.flatMap((result) => {
        const mark = marks.get(result.assessment);
        if (mark === undefined) return [result];
        return [{ ...result, score: mark === '0' ? '0' : `${Number(mark) - 1}.999999999` }];
      }),
      recognitions: (record.recognitions ?? []).filter(({ module }) =>
        pathway.modules.some(({ id, outcomes = [] }) => id === module && outcomes.every((each) => each.id !== outcome)),
      ),
    }));
}

/** Passed, with more than nothing, in a summative assessment of it, by whoever assesses it, or recognised with its module. */
function hasShown(outcome: string, { results, finalResult, recognitions }: LearnerRecord, { modules }: Pathway) {
  const score = (assessment: string) => Number(results.find((result) => result.assessment === assessment)?.score);
  return modules.some(
    (module) =>
      (module.assessments ?? []).some(
        ({ id, purpose, outcomes = [], passMark = module.passMark }) =>
          purpose === 'summative' &&
          outcomes.includes(outcome) &&
          score(id) >= Number(passMark ?? '0') &&
          score(id) > 0,
      ) ||
      ((module.cohortAssessments ?? []).some(
        ({ purpose, outcomes = [] }) => purpose === 'summative' && outcomes.includes(outcome),
      ) &&
        (finalResult === 'pass' || finalResult === 'distinction')) ||
      ((module.outcomes ?? []).some(({ id }) => id === outcome) &&
        (recognitions ?? []).some((recognition) => recognition.module === module.id)),
  );
}

function notAssessed(json: JsonValue): string[] {
  return checkPathway(json, context)
    .filter(({ code }) => code === 'outcome-not-assessed' || code === 'claim-not-assessed')
    .map(({ code, pointer }) => `${code} ${pointer}`);
}

function withAssessment(json: JsonObject, module: number, outcome: number): JsonObject {
  const modules = isJsonArray(json['modules']) ? json['modules'].filter(isJsonObject) : [];
  const at = module % modules.length;
  const outcomes = modules.flatMap(({ outcomes }) => (isJsonArray(outcomes) ? outcomes.filter(isJsonObject) : []));
  const assessed = outcomes[outcome % outcomes.length]?.['id'] ?? null;
  const assessment = { id: 'added', title: 'Added', purpose: 'summative', method: 'project', outcomes: [assessed] };
  const changed = modules.map((each, index) =>
    index === at
      ? { ...each, assessments: [...(isJsonArray(each['assessments']) ? each['assessments'] : []), assessment] }
      : each,
  );
  return { ...json, modules: changed };
}

/** The document with one of its values, anywhere in it, in the place of another. */
function exchanged(document: JsonValue, to: number, from: number): JsonValue {
  const values = valuesOf(document);
  const value = values[from % values.length];
  const place = values[to % values.length];
  return value === undefined || place === undefined ? document : replaced(document, place.path, value.value);
}

interface PlacedValue {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

function valuesOf(value: JsonValue, path: readonly string[] = []): PlacedValue[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [{ path, value }, ...inside.flatMap(([name, member]) => valuesOf(member, [...path, name]))];
}

function replaced(target: JsonValue, [name, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (name === undefined) return value;
  if (isJsonArray(target))
    return target.map((each, index) => (String(index) === name ? replaced(each, rest, value) : each));
  if (!isJsonObject(target)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([key, each]) => [key, key === name ? replaced(each, rest, value) : each]),
  );
}
