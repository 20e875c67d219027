/** Vectors of the trace of a decision. */
import { jsonDigest } from './digests.ts';
import type { Json, JsonRecord } from './jcs.ts';
import { traceTexts } from './trace-of-award.ts';
import { PATHWAY } from './trace-pathway.ts';
import { RECORDS } from './trace-records.ts';

/** A pathway, learners, and the canonical text of the trace of every decision on each of them. */
export function traceVectors(): JsonRecord {
  return {
    about: 'Decisions on each award of the pathway, in its order: the text of a trace is its RFC 8785 form.',
    pathway: PATHWAY,
    digest: jsonDigest(PATHWAY),
    cases: RECORDS.map(
      ({ title, asOf, record }): Json => ({
        title,
        asOf,
        record,
        traces: traceTexts(PATHWAY, record, asOf),
      }),
    ),
  };
}
