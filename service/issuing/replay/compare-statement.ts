import { type Credential, credentialContexts } from '../../core/credential.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import { sameJson } from '../../core/same-json.ts';
import type { FrameworkLookup } from '../../pathway/framework/framework-lookup.ts';
import { type CompetencyFramework, frameworkDigest, readFramework } from '../../pathway/framework/parse-framework.ts';
import { achievementOf } from '../achievement.ts';
import { type DecidedAward, statedAward } from '../stated-award.ts';
import { differenceEvidence, differenceWords } from './difference-words.ts';
import { failed, type NotSameReason, passed, type ReplayCheck, untold } from './replay.ts';

/** The checks of {@link compareStatement}, in its order. */
export const STATEMENT_CHECKS = ['results', 'credit', 'alignment', 'award'] as const;

type StatementCheck = (typeof STATEMENT_CHECKS)[number];

/** What stands where of an award, and what of it is not the decision's: who issued it, when, to whom, and where it is anchored. */
interface Statement {
  readonly results: JsonObject;
  readonly credit: JsonObject;
  readonly alignment: JsonObject;
  readonly award: JsonObject;
}

/**
 * Compares what the certificate says of its award with what a certificate says that is made of this decision: results,
 * credit and competencies, each by itself, and all else.
 *
 * @param frameworks as published, in whose words competencies are stated
 */
export function compareStatement(
  { json }: Credential,
  decided: Omit<DecidedAward, 'achievement'>,
  frameworks: readonly JsonObject[],
): ReplayCheck[] {
  const known: CompetencyFramework[] = [];
  for (const document of frameworks) {
    const { framework } = readFramework(document);
    if (framework !== null) known.push(framework);
  }
  const { name, subject } = statedAward({
    ...decided,
    achievement: achievementOf(decided.pathway, decided.award, among(known)),
  });
  const made = statementOf({
    '@context': [...credentialContexts],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name,
    credentialSubject: { type: ['AchievementSubject'], ...subject },
  });
  const stated = statementOf(json);
  return STATEMENT_CHECKS.map((check) =>
    check === 'alignment' && known.length < frameworks.length
      ? untold(
          check,
          'framework-form-unknown',
          'A competency framework of the evidence cannot be read by this program.',
        )
      : compared(check, stated[check], made[check]),
  );
}

const WORDS: Readonly<
  Record<StatementCheck, { readonly same: string; readonly other: string; reason: NotSameReason }>
> = {
  results: {
    same: 'The certificate states the results that the decision rests on.',
    other: 'The certificate states other results than the decision rests on',
    reason: 'results-differ',
  },
  credit: {
    same: 'The certificate states the credit that the pathway gives the award.',
    other: 'The certificate states other credit than the pathway gives the award',
    reason: 'credit-differs',
  },
  alignment: {
    same: 'The certificate states the level and the competencies that the pathway gives the award.',
    other: 'The certificate is aligned with other levels or competencies than the award is',
    reason: 'alignment-differs',
  },
  award: {
    same: 'All else that the certificate says of the award is what the pathway says.',
    other: 'The certificate says something else of the award than the pathway does',
    reason: 'award-differs',
  },
};

function compared(check: StatementCheck, stated: JsonObject, made: JsonObject): ReplayCheck {
  const { same, other, reason } = WORDS[check];
  if (sameJson(stated, made)) return passed(check, same);
  return failed(check, reason, `${other}${differenceWords(stated, made)}.`, differenceEvidence(stated, made));
}

function statementOf(json: JsonObject): Statement {
  const { id, issuer, validFrom, relatedResource, credentialStatus, proof, ...award } = json;
  const { identifier, achievement, creditsEarned, result, ...subject } = objectOf(award['credentialSubject']);
  const { resultDescription, creditsAvailable, alignment, ...rest } = objectOf(achievement);
  return {
    results: present({ result, resultDescription }),
    credit: present({ creditsEarned, creditsAvailable }),
    alignment: present({ alignment }),
    award: { ...award, credentialSubject: { ...subject, achievement: rest } },
  };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Without what is absent: JSON has no such value. */
function present(members: { readonly [name: string]: JsonValue | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function among(frameworks: readonly CompetencyFramework[]): FrameworkLookup {
  return (id, edition) => {
    const framework = frameworks.find((one) => one.id === id && one.edition === edition);
    return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
  };
}
