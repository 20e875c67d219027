import { describe, expect, it } from 'vitest';
import type { PathwayDefinition } from '../../../service/pathway/definition/pathway-definition.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { nextSteps } from '../../../service/pathway/next-steps/next-steps.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { largePathway } from '../check/large-pathway.ts';

const ON = '2026-03-10';
const RECORD = { finalResult: null, results: [] };

const passed = (from: number, to: number): Requirement[] =>
  Array.from({ length: to - from }, (_, index) => ({ kind: 'module-passed', module: `module-${from + index}` }));

/** Choices in choices, each of two halves with some of what they hold, down to single modules. */
function choices(from: number, to: number): Requirement {
  if (to - from <= 2) return { kind: 'any', of: passed(from, to) };
  const middle = Math.floor((from + to) / 2);
  return {
    kind: 'at-least',
    count: 1,
    of: [{ kind: 'all', of: [choices(from, middle), choices(middle, to)] }, choices(from, middle), choices(middle, to)],
  };
}

/** What finding the steps takes, in milliseconds: the best of some times. */
function steps(definition: PathwayDefinition) {
  const pathway = parsePathway(JSON.parse(JSON.stringify(definition)));
  const { evaluate, outlook: outlookOf } = compilePathway(pathway);
  const [evaluation, outlook] = [evaluate(RECORD, ON), outlookOf(RECORD, ON)];
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    nextSteps(pathway, RECORD, evaluation, { outlook });
    return performance.now() - started;
  });
  return { found: nextSteps(pathway, RECORD, evaluation, { outlook }), milliseconds: Math.min(...times) };
}

describe('on a pathway as large as the check lets pass', () => {
  it.each<[string, Requirement | undefined, number]>([
    ['every one of 200 modules', undefined, 1_000],
    ['100 of 200 modules', { kind: 'at-least', count: 100, of: passed(0, 200) }, 500],
    ['credit of 200 modules', { kind: 'credits', atLeast: '120' }, 600],
    ['choices in choices', choices(0, 32), 5],
  ])('%s, for each of 20 awards', (_, asked, count) => {
    const size = { modules: 200, assessments: 5, awards: 20 };
    const { found, milliseconds } = steps(largePathway(asked === undefined ? size : { ...size, asked }));
    expect(found).toHaveLength(count);
    if (process.env['CAIRN_SHOW_TIMES'] === '1') console.log(_, milliseconds.toFixed(1));
  });
});
