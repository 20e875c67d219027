/** The trace of the decision on an award. */
import { jsonDigest } from './digests.ts';
import { canonicalText, type JsonRecord } from './jcs.ts';
import { count } from './trace-counting.ts';
import { decide } from './trace-evaluation.ts';
import type { Definition, Learner } from './trace-form.ts';
import { mayStillEarn } from './trace-futures.ts';

/** The canonical texts of the traces, one for each award. */
export function traceTexts(definition: Definition, learner: Learner, asOf: string): string[] {
  return definition.awards.map((award) => canonicalText(traceOf(definition, award, learner, asOf)));
}

function traceOf(
  definition: Definition,
  award: Definition['awards'][number],
  learner: Learner,
  asOf: string,
): JsonRecord {
  const { facts, mayEarn, trace } = count(definition, learner, asOf);
  const scope = { definition, facts, whole: facts, isWindow: false };
  const requirement = decide(award.requirement, scope);
  const earned = requirement.met && mayEarn;
  const distinction = award.distinction && decide(award.distinction.requirement, scope);
  return {
    asOf,
    award: award.id,
    ...(trace && { counting: trace }),
    distinction:
      award.distinction === undefined || distinction === undefined
        ? null
        : { awarded: earned && distinction.met, label: award.distinction.label, requirement: distinction },
    outcome: earned ? 'earned' : mayStillEarn(definition, award.requirement, learner, asOf) ? 'not-yet' : 'impossible',
    pathway: { digest: jsonDigest(definition), reference: `urn:cairn:pathway:${definition.id}:${definition.edition}` },
    requirement,
    type: 'CairnTrace',
    version: 2,
  };
}
