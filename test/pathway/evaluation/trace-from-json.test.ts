import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../service/core/canonical.ts';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { traceFromJson } from '../../../service/pathway/evaluation/trace-from-json.ts';
import { shippedPathways } from '../../../service/pathway/examples/shipped-pathways.ts';
import { AS_OF } from './requirement-fixture.ts';

const result = { submittedOn: '2026-10-30', carriedOver: false };
const record: LearnerRecord = {
  finalResult: 'distinction',
  results: ['catalogue-quiz', 'cleaning-test', 'sharing-project', 'final-exam'].map((assessment, index) => ({
    ...result,
    assessment,
    score: index === 0 ? null : `${70 + index}.5`,
  })),
};
const traces = shippedPathways.flatMap((pathway) =>
  [record, { finalResult: null, results: [] }].flatMap((learner) =>
    evaluate(pathway, learner, AS_OF).decisions.map(({ trace }) => ({ name: `${pathway.id}, ${trace.award}`, trace })),
  ),
);

describe('a trace', () => {
  it.each(traces)('of $name is written in its RFC 8785 form by JSON.stringify', ({ trace }) => {
    expect(JSON.stringify(trace)).toBe(canonicalText(trace));
  });

  it.each(traces)('of $name is read back as it was', ({ trace }) => {
    expect(traceFromJson(JSON.parse(JSON.stringify(trace)))).toEqual(trace);
  });

  it('whose members stand in another order is refused: digests rest on the order', () => {
    const [first] = traces;
    const { type, ...rest } = JSON.parse(JSON.stringify(first?.trace));
    expect(() => traceFromJson({ type, ...rest })).toThrow(expect.objectContaining({ code: 'malformed-trace' }));
  });

  it('whose requirement has members in another order is refused too', () => {
    const { requirement, ...rest } = JSON.parse(JSON.stringify(traces[0]?.trace));
    const reversed = Object.fromEntries(Object.entries(requirement).reverse());
    const { type, version, ...before } = rest;
    const json = { ...before, requirement: reversed, type, version };
    expect(() => traceFromJson(json)).toThrow(expect.objectContaining({ code: 'malformed-trace' }));
  });
});
