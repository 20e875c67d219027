/**
 * Traces of version 2, for ever: certificates hold their digests. What stands in `traces.json` is never edited. If a decision
 * comes out otherwise, the evaluation is wrong; or it is a new version of the trace, with vectors of its own beside these.
 */
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '../../service/core/json.ts';
import { compilePathway } from '../../service/pathway/evaluation/evaluate.ts';
import { learnerRecordSchema } from '../../service/pathway/evaluation/evidence/learner-record-form.ts';
import { FINAL_RESULTS } from '../../service/pathway/evaluation/learner-record.ts';
import { traceFromJson } from '../../service/pathway/evaluation/trace-from-json.ts';
import { parsePathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { strictObject } from './reading.ts';
import vectors from './traces.json' with { type: 'json' };

const pathway = parsePathway(vectors.pathway);
const { decide } = compilePathway(pathway);

/** Every value that a member of this name has anywhere in the traces. */
function valuesOf(name: string): Set<string> {
  const texts = vectors.cases.flatMap(({ traces }) => traces);
  const pattern = new RegExp(`"${name}":"([^"]*)"`, 'g');
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, value = '']) => value)));
}

/** Every kind of requirement in some JSON, with whether it is met. */
function kindsIn(json: JsonValue): Set<string> {
  if (json === null || typeof json !== 'object') return new Set();
  const here = isJsonObject(json) && 'met' in json ? [`${String(json['kind'])} ${String(json['met'])}`] : [];
  return new Set([...here, ...Object.values(json).flatMap((member) => [...kindsIn(member)])]);
}

describe('the frozen traces', () => {
  it('are of a pathway with the digest that they state', () => {
    expect(pathwayDigest(pathway)).toBe(vectors.digest);
  });

  it.each(vectors.cases)('come out byte for byte: $title', ({ record, asOf, traces }) => {
    const decisions = decide(learnerRecordSchema.parse(record), asOf);
    expect(decisions.map(({ trace }) => JSON.stringify(trace))).toEqual(traces);
  });

  it.each(vectors.cases)('are read back as they were written: $title', ({ traces }) => {
    for (const text of traces) expect(JSON.stringify(traceFromJson(strictObject(JSON.parse(text))))).toBe(text);
  });

  it('hold every kind of requirement, met and not, and every outcome', () => {
    const kinds = [
      ...[
        'all',
        'any',
        'at-least',
        'within',
        'credits',
        'module-passed',
        'prior-learning',
        'competency',
        'tier-completed',
      ],
      ...['award-held', 'final-result', 'not-withdrawn', 'submitted', 'assessment-score', 'weighted-score'],
    ];
    expect([...valuesOf('kind')].sort()).toEqual(kinds.sort());
    const traces: JsonValue[] = vectors.cases.flatMap((one) => one.traces.map((text) => JSON.parse(text)));
    expect([...kindsIn(traces)].sort()).toEqual(kinds.flatMap((kind) => [`${kind} false`, `${kind} true`]).sort());
    expect([...valuesOf('outcome')].sort()).toEqual(['earned', 'impossible', 'not-yet']);
  });

  it('hold every reason for which something does not count, late work, averages, and every final result', () => {
    expect([...valuesOf('reason')].sort()).toEqual([
      ...['after-as-of', 'after-cohort', 'after-withdrawal', 'before-cohort'],
      ...['too-late', 'transferred-away', 'undated-at-withdrawal'],
    ]);
    const text = JSON.stringify(vectors.cases.map(({ traces }) => traces.join('')));
    for (const member of ['late', 'average', 'window', 'held', 'recognition', 'heldAward']) {
      expect(text).toContain(`\\"${member}\\":{`);
    }
    expect([...valuesOf('finalResult')].sort()).toEqual([...FINAL_RESULTS].sort());
  });
});
