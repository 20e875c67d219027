import type { IdentityAssurance } from '../definition/assessment.ts';
import type { AchievementType, PathwayAward } from '../definition/award.ts';
import type { Path } from '../requirement-tree.ts';
import { NEVER } from './final-results.ts';
import { type Finding, finding } from './finding.ts';
import { type AssessmentTraits, type Counts, type HeldBack, type WithoutShowing, withoutShowing } from './guarantee.ts';
import { noLimits } from './limits.ts';
import { summativelyAssessed } from './outcomes.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { type Reach, reachWithin } from './reach.ts';
import { wayOfEarning } from './way-of-earning.ts';

/** With these it is known whose work was assessed. */
const IDENTITY_ASSURED: readonly IdentityAssurance[] = ['verified', 'proctored'];

/** These say that it was the learner, and nobody else, who has shown what they claim. */
const WITH_ASSURED_IDENTITY: readonly AchievementType[] = ['Certificate', 'Diploma'];

/** How each kind of award is called in a sentence. */
const KIND: Readonly<Record<AchievementType, string>> = {
  'ext:StatementOfParticipation': 'a statement of participation',
  Badge: 'a badge',
  MicroCredential: 'a micro-credential',
  Certificate: 'a certificate',
  Diploma: 'a diploma',
};

/**
 * Whether assessments carry what each award claims, by its kind:
 *
 * - a statement of participation claims nothing;
 * - every other award claims an outcome at least, each of them is assessed, and whoever earns the award has passed a
 *   summative assessment of each, whatever way was taken, or had its module recognised as prior learning;
 * - for a certificate and a diploma these assessments make sure of the learner's identity.
 */
export function awardRigour(parts: PathwayParts): Finding[] {
  const judgement = {
    parts,
    without: withoutShowing(parts),
    assessed: summativelyAssessed(parts),
    reach: reachWithin(parts, noLimits(parts)),
  };
  return parts.definition.awards.flatMap((award, index) => {
    const path = ['awards', index];
    const { achievementType, outcomes } = award;
    if (achievementType === 'ext:StatementOfParticipation') {
      return outcomes === undefined ? [] : [statementClaims(award, path)];
    }
    if (outcomes === undefined) return [claimsNothing(award, path)];
    return claims(award, outcomes, path, judgement);
  });
}

function statementClaims({ id }: PathwayAward, path: Path): Finding {
  return finding('statement-claims', [...path, 'outcomes'], {
    sentence: `"${id}" is a statement of participation, and claims outcomes.`,
    remedy: 'Take the outcomes out, or make it a badge and ask for what shows them.',
  });
}

function claimsNothing({ id, achievementType }: PathwayAward, path: Path): Finding {
  return finding('award-claims-nothing', [...path, 'outcomes'], {
    sentence: `"${id}" is ${KIND[achievementType]}, and says of no outcome that its holder has shown it.`,
    remedy: 'Name the outcomes in "outcomes", or make it a statement of participation.',
  });
}

/** What claims are judged by, of one pathway. */
interface Judgement {
  readonly parts: PathwayParts;
  /** The outcomes that something summative assesses. */
  readonly assessed: ReadonlySet<string>;
  readonly reach: Reach;
  readonly without: WithoutShowing;
}

function claims(award: PathwayAward, outcomes: readonly string[], path: Path, judgement: Judgement): Finding[] {
  const { parts, assessed, reach } = judgement;
  const canBeEarned = reach.requirement(award.requirement) !== NEVER;
  return outcomes.flatMap((outcome, index) => {
    const at = [...path, 'outcomes', index];
    if (parts.outcome(outcome) === undefined) return [];
    if (!assessed.has(outcome)) return [claimNotAssessed(award, outcome, at, parts)];
    // What nobody can earn claims nothing of anybody; that nobody can is said at the requirement.
    return canBeEarned ? claimNotShown(award, outcome, at, judgement) : [];
  });
}

function claimNotAssessed({ id }: PathwayAward, outcome: string, path: Path, parts: PathwayParts): Finding {
  const competencies = (parts.outcome(outcome)?.outcome.competencies ?? []).map(({ competency }) => `"${competency}"`);
  const behind = competencies.length === 0 ? '' : ` and with it ${competencies.join(', ')}`;
  return finding('claim-not-assessed', path, {
    sentence: `"${id}" claims the outcome "${outcome}"${behind}, which no summative assessment assesses.`,
    remedy: 'Assess it in a summative assessment, or do not claim it.',
  });
}

function claimNotShown(award: PathwayAward, outcome: string, path: Path, { parts, without }: Judgement): Finding[] {
  const { id, achievementType } = award;
  const unshown = without(outcome, isSummative, award);
  if (unshown.earned !== NEVER) {
    return [
      finding('claim-not-shown', path, {
        sentence: `"${id}" claims the outcome "${outcome}", but can be earned without it${by(award, unshown, parts)}.`,
        remedy: `${askFor(outcome, isSummative, parts)}, or do not claim it.`,
      }),
    ];
  }
  if (!WITH_ASSURED_IDENTITY.includes(achievementType)) return [];
  const unassured = without(outcome, isIdentityAssured, award);
  if (unassured.earned === NEVER) return [];
  return [
    finding('claim-not-identity-assured', path, {
      sentence: `"${id}" is ${KIND[achievementType]}, but can be earned without making sure who showed the outcome "${outcome}"${by(award, unassured, parts)}.`,
      remedy: `${askFor(outcome, isIdentityAssured, parts)}, or make it a badge.`,
    }),
  ];
}

function isSummative({ purpose }: AssessmentTraits): boolean {
  return purpose === 'summative';
}

function isIdentityAssured({ purpose, identityAssurance = 'none' }: AssessmentTraits): boolean {
  return purpose === 'summative' && IDENTITY_ASSURED.includes(identityAssurance);
}

function by(award: PathwayAward, heldBack: HeldBack, parts: PathwayParts): string {
  const way = wayOfEarning(award, heldBack, parts);
  return way === null ? '' : `, ${way}`;
}

function askFor(outcome: string, counts: Counts, { assessments }: PathwayParts): string {
  const showing = assessments
    .map(({ assessment }) => assessment)
    .filter((assessment) => counts(assessment) && (assessment.outcomes ?? []).includes(outcome));
  if (showing.length > 0) {
    const names = showing.map(({ id }) => `"${id}"`).join(' or ');
    return `Ask in every way for a passed ${names} (assessment-score, from its pass mark on)`;
  }
  return counts === isSummative
    ? 'Ask in every way for an assessment of it to be passed'
    : `Assess it with "identityAssurance": "verified" or "proctored"`;
}
