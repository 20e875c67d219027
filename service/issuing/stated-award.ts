import type { JsonObject } from '../core/json.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import type { IssuedTrace } from '../pathway/evaluation/trace-from-json.ts';
import type { Pathway } from '../pathway/pathway.ts';
import { creditNumber } from './achievement.ts';
import { type EarnedResult, earnedResults, resultDescription } from './earned-results.ts';

/** What an award was decided by. */
export interface DecidedAward {
  readonly pathway: Pathway;
  readonly award: PathwayAward;
  /** What every holder of that award has achieved, by `achievementOf`: the same for a whole batch. */
  readonly achievement: JsonObject;
  readonly trace: IssuedTrace;
}

/** What a credential says of an award: all of it follows from pathway and decision, and none of it says whose it is. */
export interface StatedAward {
  readonly name: string;
  /** The members of `credentialSubject` but for its type and identifiers. */
  readonly subject: JsonObject;
}

/** @see https://www.imsglobal.org/spec/ob/v3p0#achievementsubject */
export function statedAward({ pathway, award, achievement, trace }: DecidedAward): StatedAward {
  const results = earnedResults(pathway, award, trace);
  const label = trace.distinction?.awarded === true ? trace.distinction.label : undefined;
  const resultUrn = ({ key }: EarnedResult) => `urn:cairn:result:${pathway.id}:${pathway.edition}:${award.id}:${key}`;
  const creditsEarned = creditNumber(award);
  return {
    name: label === undefined ? award.name : `${award.name}, ${label}`,
    subject: {
      achievement: {
        ...achievement,
        ...(results.length > 0 && {
          resultDescription: results.map((result) => resultDescription(resultUrn(result), result)),
        }),
      },
      ...(creditsEarned !== null && { creditsEarned }),
      ...(results.length > 0 && {
        result: results.map((result) => ({
          type: ['Result'],
          resultDescription: resultUrn(result),
          value: result.value,
        })),
      }),
    },
  };
}
