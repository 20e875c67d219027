/** Does what next steps say, with full marks, so that it can be seen where they lead. */
import { FINAL_RESULTS, type LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import type { NextStep } from '../../../service/pathway/next-steps/next-step.ts';

/** The record of who has done all of it on one day; what waits for a score has got 100. Practice is left out. */
export function followed(record: LearnerRecord, steps: readonly NextStep[], on: string): LearnerRecord {
  return steps
    .filter(({ reasons }) => reasons.every(({ code }) => code !== 'practice'))
    .reduce((known, step) => done(known, step, on), record);
}

function done(record: LearnerRecord, { action, assessment, module, reasons }: NextStep, on: string): LearnerRecord {
  const full = (id: string) => ({ assessment: id, score: '100', submittedOn: on, carriedOver: false });
  if (reasons.some(({ code }) => code === 'being-marked')) {
    const results = record.results.map((one) =>
      one.assessment === assessment && one.score === null ? { ...one, score: '100' } : one,
    );
    return { ...record, results };
  }
  if (assessment !== null) return { ...record, results: [...record.results, full(assessment)] };
  const [, award, pathway] = /^Earn the award (\S+) of the pathway (\S+)\.$/.exec(action) ?? [];
  if (award !== undefined && pathway !== undefined) {
    return { ...record, heldAwards: [...(record.heldAwards ?? []), { award, pathway, edition: '1', on }] };
  }
  if (module !== null && action.startsWith('Have ')) {
    return { ...record, recognitions: [...(record.recognitions ?? []), { module, on, reference: `on ${module}` }] };
  }
  const [, more] = /^Hand in (\d+) more /.exec(action) ?? [];
  if (more !== undefined) {
    const others = Array.from({ length: Number(more) }, (_, index) => full(`other-${record.results.length}-${index}`));
    return { ...record, results: [...record.results, ...others] };
  }
  const finalResult = FINAL_RESULTS.find((one) => new RegExp(`final result .*\\b${one}\\b`).test(action));
  if (finalResult !== undefined) return { ...record, finalResult };
  throw new Error(`nobody knows how to do this: ${action}`);
}
