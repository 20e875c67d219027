/**
 * What the standard's vocabulary has no member for, said in plain lines of `criteria.narrative`, which may be Markdown:
 * outcomes, level, workload, credit, how it was assessed, form of participation, quality assurance, and who awards it. Of a
 * micro-credential these are, with title, holder and date, the mandatory elements of the Council Recommendation of 16 June
 * 2022 (2022/C 243/02), Annex I.
 */
import { ASSURANCE_NAMES, METHOD_NAMES } from '../pathway/assessment-names.ts';
import type { CohortAssessmentKind, PathwayAssessment } from '../pathway/definition/assessment.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import type { Level } from '../pathway/definition/level.ts';
import type { PathwayDefinition } from '../pathway/definition/pathway-definition.ts';
import type { Pathway } from '../pathway/pathway.ts';
import { creditInWords } from '../pathway/requirement-in-words.ts';

/** How demanding an award is: its own level, or else its tier's. */
export function levelOf({ tiers }: Pathway, award: PathwayAward): Level | undefined {
  return award.level ?? tiers.find(({ id }) => id === award.tier)?.level;
}

/**
 * The criteria of an award with the facts below it, each in a line of its own. An award that claims no outcome says its
 * criteria alone: it recognises no learning that could have a level or a workload.
 */
export function criteriaNarrative(pathway: Pathway, award: PathwayAward): string {
  const outcomes = outcomesOf(pathway, award);
  if (outcomes.length === 0) return award.criteria;
  const facts = factsOf(pathway, award).map(([name, value]) => `${name}: ${value}`);
  return [
    award.criteria,
    list(
      'The holder can:',
      outcomes.map(({ statement }) => statement),
    ),
    ...(facts.length === 0 ? [] : [list('About this award:', facts)]),
  ].join('\n\n');
}

/** A list that reads the same as Markdown and as plain text. */
function list(heading: string, items: readonly string[]): string {
  return [heading, '', ...items.map((item) => `- ${item}`)].join('\n');
}

function outcomesOf({ modules }: Pathway, { outcomes = [] }: PathwayAward) {
  return modules.flatMap((module) => module.outcomes ?? []).filter(({ id }) => outcomes.includes(id));
}

function factsOf(pathway: Pathway, award: PathwayAward): [string, string][] {
  const level = levelOf(pathway, award);
  const { participation, provider } = pathway;
  const facts: [string, string | undefined][] = [
    ['Level', level === undefined ? undefined : `${level.scale} ${level.value}`],
    ['Workload', award.workloadHours === undefined ? undefined : `${award.workloadHours} hours`],
    ['Credit', creditWords(pathway, award)],
    ['Assessment', assessmentWords(pathway, award)],
    ['Participation', participation],
    ['Quality assurance', qualityWords(pathway)],
    ['Awarding body', provider === undefined ? undefined : `${provider.name}, ${provider.country}`],
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}

function creditWords({ creditSystem }: Pathway, { credit }: PathwayAward): string | undefined {
  if (credit === undefined) return undefined;
  const words = creditInWords(credit, creditSystem?.name);
  return creditSystem === undefined ? words : `${words}, each for ${creditSystem.hoursPerCredit} hours of work`;
}

/** The ways in which the award's outcomes are assessed so that it counts, each once. */
function assessmentWords({ modules }: Pathway, { outcomes = [] }: PathwayAward): string | undefined {
  const assessing = modules
    .flatMap((module): (PathwayAssessment | CohortAssessmentKind)[] => [
      ...(module.assessments ?? []),
      ...(module.cohortAssessments ?? []),
    ])
    .filter(
      ({ purpose, outcomes: assessed = [] }) => purpose === 'summative' && assessed.some((id) => outcomes.includes(id)),
    )
    .map(({ method, identityAssurance = 'none' }) =>
      identityAssurance === 'none' || (method === 'proctored-exam' && identityAssurance === 'proctored')
        ? METHOD_NAMES[method]
        : `${METHOD_NAMES[method]} (${ASSURANCE_NAMES[identityAssurance]})`,
    );
  return assessing.length === 0 ? undefined : [...new Set(assessing)].join(', ');
}

function qualityWords({ qualityAssurance }: Pick<PathwayDefinition, 'qualityAssurance'>): string | undefined {
  if (qualityAssurance === undefined) return undefined;
  const { type, body, description } = qualityAssurance;
  return `${type}${body === undefined ? '' : ` (${body})`}. ${description}`;
}
