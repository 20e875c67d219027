/**
 * A learner's transcript. The rules:
 *
 * 1. A module stands in it when it is passed on the day of the transcript, by the learner's own results or by recognised
 *    prior learning; an award when it is earned on that day, or when a certificate of it was issued and is in force.
 * 2. Credit is that of modules. An award's credit is what the modules behind it give, so it is shown and never added: neither
 *    to theirs, nor to that of another award, which may build on it.
 * 3. The credit of one module of one pathway counts once. Passed in several cohorts it counts where it was passed by results,
 *    of those in the first; else in the first. In which edition it was, does not matter.
 * 4. Recognised prior learning counts up to what the pathway takes of it (`priorLearning.mostCredit`).
 * 5. Totals are of one credit system each: ECTS and credit hours are not converted.
 * 6. What an award counts for is what the agreements of the version say by which it was decided or issued. They are in force
 *    from their first day to their last, both included.
 */
import { dayText } from '../../core/calendar-day.ts';
import { addDecimals, compareDecimals, type Decimal, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';
import type { Articulation } from '../definition/articulation.ts';
import type { PathwayAward } from '../definition/award.ts';
import { dayOfResult } from '../evaluation/day-of-result.ts';
import type { DecisionWithProgress, Evaluation, ModuleStanding } from '../evaluation/evaluation.ts';
import { isPassedByResults } from '../evaluation/requirements/module-passed.ts';
import type { ModulePassedTrace, RequirementTrace, ResultTrace } from '../evaluation/trace.ts';
import { levelInWords } from '../level-in-words.ts';
import type { Pathway } from '../pathway.ts';
import type {
  EarnedCredit,
  Transcript,
  TranscriptAgreement,
  TranscriptAward,
  TranscriptEnrolment,
  TranscriptModule,
} from './transcript.ts';

/** A certificate in force. */
export interface IssuedCertificate {
  readonly award: string;
  /** The day on which it was first issued. */
  readonly on: string;
  readonly credentialHash: string;
  /** The version by which it was issued. */
  readonly pathway: Pathway;
}

/** What is known of one enrolment. */
export interface TranscriptSource extends Pick<TranscriptEnrolment, 'cohort' | 'status'> {
  /** The version by which the learner is decided. */
  readonly pathway: Pathway;
  readonly evaluation: Evaluation;
  /** The cohort's first day, which day numbers are counted from. */
  readonly startsOn: string | null;
  readonly issued: readonly IssuedCertificate[];
  /** The version that took a decision, where that is another: an award that was kept when a version was left. */
  readonly versionOf: (decision: DecisionWithProgress) => Pathway;
}

/** Draws up the transcript of one learner over all enrolments, in their order. */
export function drawUpTranscript(sources: readonly TranscriptSource[], asOf: string): Transcript {
  const counted = countedModules(sources);
  const enrolments = sources.map((source): TranscriptEnrolment => {
    const { cohort, pathway, status } = source;
    const { creditSystem, edition, id, priorLearning, title } = pathway;
    const modules = source.evaluation.modules.flatMap((standing) =>
      standing.passed ? [moduleOf(standing, source, counted.get(keyOf(pathway, standing.module)) === source)] : [],
    );
    return {
      cohort,
      pathway: { id, edition, title },
      creditSystem: creditSystem ?? null,
      status,
      modules,
      awards: awardsOf(source, asOf),
      credit: creditOf(modules, priorLearning?.mostCredit),
    };
  });
  return { asOf, enrolments, totals: totalsOf(enrolments) };
}

/** Rule 3: where the credit of each module counts. */
function countedModules(sources: readonly TranscriptSource[]): ReadonlyMap<string, TranscriptSource> {
  const found = new Map<string, TranscriptSource>();
  for (const isOwn of [true, false]) {
    for (const source of sources) {
      for (const { module, passed, requirement } of source.evaluation.modules) {
        const key = keyOf(source.pathway, module);
        if (passed && isPassedByResults(requirement) === isOwn && !found.has(key)) found.set(key, source);
      }
    }
  }
  return found;
}

function keyOf({ id }: Pathway, module: string): string {
  return `${id}/${module}`;
}

function moduleOf(
  { module: id, requirement }: ModuleStanding,
  { pathway, startsOn }: TranscriptSource,
  counts: boolean,
): TranscriptModule {
  const module = pathway.modules.find((one) => one.id === id);
  const tier = pathway.tiers.find(({ core = [], electives = [] }) => core.includes(id) || electives.includes(id));
  const isOwn = isPassedByResults(requirement);
  return {
    module: id,
    title: module?.title ?? id,
    level: levelInWords(tier?.level),
    credit: module?.credit ?? null,
    workloadHours: module?.workloadHours ?? null,
    passedBy: isOwn ? 'results' : 'recognition',
    on: isOwn ? lastDay(requirement, startsOn) : (requirement.recognition?.on ?? null),
    result: isOwn ? resultOf(requirement) : null,
    counts,
  };
}

/** The day of the last of the results that its marks rest on. */
function lastDay({ of }: ModulePassedTrace, startsOn: string | null): string | null {
  const days = of.flatMap(resultsOf).flatMap((result) => dayOfResult(result, startsOn) ?? []);
  return days.length === 0 ? null : dayText(Math.max(...days));
}

function resultsOf(mark: RequirementTrace): readonly ResultTrace[] {
  const scores = mark.kind === 'weighted-score' ? mark.of : mark.kind === 'assessment-score' ? [mark] : [];
  return scores.flatMap(({ average, result }) => average?.results ?? (result === null ? [] : [result]));
}

function resultOf({ of }: ModulePassedTrace): string | null {
  for (const mark of of) {
    if (mark.kind === 'weighted-score') return mark.score;
    if (mark.kind === 'final-result') return mark.finalResult;
  }
  return null;
}

function creditOf(modules: readonly TranscriptModule[], mostRecognised: string | undefined): EarnedCredit {
  const sum = (by: TranscriptModule['passedBy']): Decimal =>
    modules
      .filter(({ counts, passedBy }) => counts && passedBy === by)
      .reduce((total, { credit }) => addDecimals(total, credit === null ? ZERO : parseDecimal(credit)), ZERO);
  const own = sum('results');
  const recognised = sum('recognition');
  const most = mostRecognised === undefined ? recognised : parseDecimal(mostRecognised);
  const other = compareDecimals(recognised, most) > 0 ? most : recognised;
  return {
    byResults: formatDecimal(own),
    byRecognition: formatDecimal(other),
    total: formatDecimal(addDecimals(own, other)),
  };
}

/** In the pathway's order, and then what only another version has. */
function awardsOf({ evaluation, issued, versionOf }: TranscriptSource, asOf: string): TranscriptAward[] {
  const decided = evaluation.decisions.flatMap((decision): TranscriptAward[] => {
    const certificate = issued.find(({ award }) => award === decision.awardId) ?? null;
    const isEarned = decision.outcome === 'earned';
    if (!isEarned && certificate === null) return [];
    const version = isEarned || certificate === null ? versionOf(decision) : certificate.pathway;
    const distinction = decision.distinction ? (decision.trace.distinction?.label ?? null) : null;
    return awardOf(version, decision.awardId, { isEarned, certificate, distinction }, asOf);
  });
  const others = issued.filter(({ award }) => evaluation.decisions.every(({ awardId }) => awardId !== award));
  return [
    ...decided,
    ...others.flatMap((certificate) =>
      awardOf(certificate.pathway, certificate.award, { isEarned: false, certificate, distinction: null }, asOf),
    ),
  ];
}

interface AwardStanding {
  readonly isEarned: boolean;
  readonly certificate: IssuedCertificate | null;
  readonly distinction: string | null;
}

function awardOf(
  pathway: Pathway,
  id: string,
  { isEarned, certificate, distinction }: AwardStanding,
  asOf: string,
): TranscriptAward[] {
  const award = pathway.awards.find((one) => one.id === id);
  if (award === undefined) return [];
  const { achievementType, credit, name, workloadHours } = award;
  return [
    {
      award: id,
      name,
      achievementType,
      level: levelOfAward(pathway, award),
      credit: credit ?? null,
      workloadHours: workloadHours ?? null,
      distinction,
      issued: certificate === null ? null : { on: certificate.on, credentialHash: certificate.credentialHash },
      isEarned,
      agreements: (pathway.articulations ?? [])
        .filter((articulation) => articulation.award === id)
        .map((articulation) => agreementOf(articulation, pathway, asOf)),
    },
  ];
}

function levelOfAward({ tiers }: Pathway, { level, tier }: PathwayAward): string | null {
  return levelInWords(level ?? tiers.find(({ id }) => id === tier)?.level);
}

/** Rule 6; days of the form `2027-03-31` are in the order of their text. */
function agreementOf(
  { conditions, credit, creditSystem, from, id, programme, until }: Articulation,
  pathway: Pathway,
  asOf: string,
): TranscriptAgreement {
  return {
    id,
    programme: programme.title,
    institution: programme.institution,
    country: programme.country ?? null,
    level: levelInWords(programme.level),
    credit,
    creditSystem: (creditSystem ?? pathway.creditSystem)?.name ?? null,
    from,
    until: until ?? null,
    conditions: conditions ?? null,
    standing: asOf < from ? 'not-yet' : until !== undefined && asOf > until ? 'ended' : 'in-force',
  };
}

function totalsOf(enrolments: readonly TranscriptEnrolment[]): Transcript['totals'] {
  const totals = new Map<string | null, Decimal>();
  const systems = [...new Set(enrolments.map(({ creditSystem }) => creditSystem?.name ?? null))];
  for (const { credit, creditSystem } of enrolments) {
    const name = creditSystem?.name ?? null;
    totals.set(name, addDecimals(totals.get(name) ?? ZERO, parseDecimal(credit.total)));
  }
  return systems
    .map((creditSystem) => ({ creditSystem, credit: formatDecimal(totals.get(creditSystem) ?? ZERO) }))
    .filter(({ credit, creditSystem }) => creditSystem !== null || credit !== '0');
}
