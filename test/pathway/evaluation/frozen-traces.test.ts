import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { FINAL_RESULTS } from '../../../service/pathway/evaluation/learner-record.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { AS_OF } from './requirement-fixture.ts';

const day = z.string().nullable();

/** Written by the evaluation of the first plain requirements, before it knew others: what it said it says for ever. */
const frozen = z
  .object({
    pathway: z.json(),
    cases: z.array(
      z.object({
        record: z.object({
          finalResult: z.enum(FINAL_RESULTS).nullable(),
          results: z.array(
            z.object({
              assessment: z.string(),
              score: z.string().nullable(),
              submittedOn: z.string().nullable(),
              carriedOver: z.boolean(),
            }),
          ),
          counting: z
            .object({
              cohort: z.object({ startsOn: day, endsOn: day, resultsUntil: day }),
              ended: z.object({ status: z.enum(['withdrawn', 'transferred']), on: z.string() }).nullable(),
            })
            .optional(),
        }),
        traces: z.array(z.string()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('frozen-traces.json', import.meta.url), 'utf8')));

describe('the traces of a pathway that uses none of what came later', () => {
  const { decide } = compilePathway(parsePathway(frozen.pathway));

  it.each(frozen.cases.map((one, index) => ({ ...one, name: index + 1 })))(
    'are the same byte for byte: record $name',
    ({ record, traces }) => {
      expect(decide(record, AS_OF).map(({ trace }) => JSON.stringify(trace))).toEqual(traces);
    },
  );

  it('are so too when the learner brings something from elsewhere', () => {
    for (const { record, traces } of frozen.cases.filter((one) => one.record.counting === undefined)) {
      const elsewhere = {
        recognitions: [{ module: 'theory', on: '2026-01-01', reference: 'decision-1' }],
        heldAwards: [{ pathway: 'brazing', edition: '1', award: 'badge', on: '2025-01-01' }],
      };
      expect(decide({ ...record, ...elsewhere }, AS_OF).map(({ trace }) => JSON.stringify(trace))).toEqual(traces);
    }
  });
});
