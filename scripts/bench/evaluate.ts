import type { Evaluator } from '../../service/pathway/evaluation/evaluate.ts';
import { compilePathway } from '../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../service/pathway/evaluation/learner-record.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { learnersOf, madeUpLearners, madeUpPathway } from './evaluate/made-up-learners.ts';
import { benchStoredLearner } from './evaluate/stored-learner.ts';
import { type Figure, partOfTheBaseline, timesTheBaseline } from './figure.ts';
import { byTurns, processorSecondsOf } from './rounds.ts';

const ROUNDS = 5;
const AS_OF = '2026-11-01';
const SIZES = [5, 20, 100].flatMap((requirements) => [10, 100].map((results) => ({ requirements, results })));

/** One way of measuring: a pathway, and the learners who are decided by it. */
interface Workload {
  readonly key: string;
  readonly title: string;
  readonly evaluator: Evaluator;
  readonly learners: readonly LearnerRecord[];
  readonly atLeast?: number;
}

/**
 * How many learners are decided in a second, by requirements and results, and how many with their traces written as text:
 * from records in memory and into memory, beside the copying of the same text. The last figures are one learner alone.
 */
export async function benchEvaluate(note: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const workload of workloads()) figures.push(...(await timedWorkload(workload, note)));
  figures.push(await timedNewResult(note));
  figures.push(await benchStoredLearner());
  return figures;
}

function workloads(): Workload[] {
  const madeUp = SIZES.map(({ requirements, results }): Workload => {
    const aim = requirements === 20 && results === 10 ? { atLeast: 50_000 } : {};
    return {
      key: `requirements${requirements}Results${results}`,
      title: `${requirements} requirements, ${results} results each`,
      evaluator: compilePathway(madeUpPathway(requirements)),
      learners: madeUpLearners(Math.ceil(60_000 / (requirements + results)), results),
      ...aim,
    };
  });
  const professional = shippedPathway('data-stewardship-professional');
  const assessments = professional.modules.flatMap((module) => (module.assessments ?? []).map(({ id }) => id));
  return [
    ...madeUp,
    {
      key: 'professional',
      title: `the professional pathway, ${professional.awards.length} awards, ${assessments.length} results each`,
      evaluator: compilePathway(professional),
      learners: learnersOf(assessments, 500, assessments.length),
    },
  ];
}

async function timedWorkload(
  { key, title, evaluator, learners, ...aim }: Workload,
  note: (text: string) => void,
): Promise<Figure[]> {
  const texts = learners.map((learner) => textOf(evaluator, learner));
  // The machine code of the first seconds is not that of the rest.
  for (const learner of learners) textOf(evaluator, learner);
  const rates = await byTurns(ROUNDS, {
    decide: () => learners.length / deciding(evaluator, learners),
    write: () => learners.length / writing(evaluator, learners),
    copy: () => learners.length / copying(texts),
  });
  note(`${title}: ${Math.round(rates.decide).toLocaleString('en-GB')} a second`);
  const beside = {
    unit: 'learners/s',
    baseline: rates.copy,
    baselineIs: `JSON.parse and JSON.stringify of the same traces, ${size(texts)} a learner`,
  };
  return [
    partOfTheBaseline({ key, title, value: rates.decide, ...beside, ...aim }),
    partOfTheBaseline({ key: `${key}Written`, title: '  and their traces as text', value: rates.write, ...beside }),
  ];
}

/** The pure part of what a new result costs. */
async function timedNewResult(note: (text: string) => void): Promise<Figure> {
  const evaluator = compilePathway(madeUpPathway(20));
  const learners = madeUpLearners(1_000, 101);
  const before = learners.map((learner) => ({ ...learner, results: learner.results.slice(0, 100) }));
  const texts = learners.map((learner) => textOf(evaluator, learner));
  for (const learner of before) textOf(evaluator, learner);
  const milliseconds = await byTurns(ROUNDS, {
    decide: () => writing(evaluator, learners),
    copy: () => copying(texts),
  });
  note('one new result');
  return timesTheBaseline({
    key: 'newResult',
    title: 'one new result of a learner who has 100, by 20 requirements, in memory',
    value: milliseconds.decide,
    unit: 'ms',
    baseline: milliseconds.copy,
    baselineIs: `JSON.parse and JSON.stringify of the same traces, ${size(texts)} a learner`,
  });
}

function deciding({ decide }: Evaluator, learners: readonly LearnerRecord[]): number {
  return processorSecondsOf(() => {
    for (const learner of learners) decide(learner, AS_OF);
  });
}

function writing(evaluator: Evaluator, learners: readonly LearnerRecord[]): number {
  return processorSecondsOf(() => {
    for (const learner of learners) textOf(evaluator, learner);
  });
}

function copying(texts: readonly string[]): number {
  return processorSecondsOf(() => {
    for (const text of texts) JSON.stringify(JSON.parse(text));
  });
}

function textOf({ decide }: Evaluator, learner: LearnerRecord): string {
  return JSON.stringify(decide(learner, AS_OF).map(({ trace }) => trace));
}

function size(texts: readonly string[]): string {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return `${(bytes / 1000).toFixed(1)} kB`;
}
