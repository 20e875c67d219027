/** What the form of a role profile cannot say: references to nothing, names that repeat, figures at odds, old sources. */
import { dayNumber, parseDay } from '../../core/calendar-day.ts';
import { type Finding, finding } from '../check/finding.ts';
import type { CompetencyFrameworkDefinition } from '../framework/competency-framework.ts';
import { checkEvidence } from './check-evidence.ts';
import { indexCompetencies } from './competency-index.ts';
import type { RoleProfileDefinition, RoleSource } from './role-profile-form.ts';

/** What a profile is checked against. */
export interface RoleCheckContext {
  /** The frameworks that it names, as far as they are known: undefined for one that is not. */
  framework(id: string, edition: string): CompetencyFrameworkDefinition | undefined;
  /** As `2027-03-31`. */
  readonly today: string;
}

/** A source that is older is warned of: what work asks for moves on. Years. */
export const OLDEST_SOURCE = 3;

/** The findings in a profile of the right shape, in the order of the document. */
export function checkRoleProfile(role: RoleProfileDefinition, context: RoleCheckContext): Finding[] {
  const { frameworks, sources = [], competencies } = role;
  return [
    ...repeated(frameworks.map(({ id }, at) => ({ id, path: ['frameworks', at, 'id'] }))),
    ...frameworks.flatMap(({ id, edition }, at) =>
      context.framework(id, edition) === undefined
        ? [
            finding('reference-to-nothing', ['frameworks', at], {
              sentence: `The framework ${id} is not known here in the edition ${edition}.`,
              remedy: 'Publish that edition, or name one that is there.',
            }),
          ]
        : [],
    ),
    ...repeated(sources.map(({ id }, at) => ({ id, path: ['sources', at, 'id'] }))),
    ...sources.flatMap((source, at) => checkSource(source, at, role, context.today)),
    ...repeated(
      competencies.map(({ competency }, at) => ({ id: competency, path: ['competencies', at, 'competency'] })),
    ),
    ...checkCompetencies(role, context),
  ];
}

function repeated(entries: readonly { readonly id: string; readonly path: readonly PropertyKey[] }[]): Finding[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, path }) => {
    if (seen.has(id)) {
      return [
        finding('id-repeated', path, {
          sentence: `"${id}" stands here a second time.`,
          remedy: 'Keep one of the two.',
        }),
      ];
    }
    seen.add(id);
    return [];
  });
}

function checkSource(
  source: RoleSource,
  at: number,
  { competencies }: RoleProfileDefinition,
  today: string,
): Finding[] {
  const { id, day } = source;
  const isUsed = competencies.some(({ evidence = [] }) => evidence.some((one) => one.source === id));
  const unused = isUsed
    ? []
    : [
        finding('source-unused', ['sources', at], {
          sentence: `The source "${id}" says nothing of any competency.`,
          remedy: 'Give its figures as evidence of a competency, or leave it out.',
        }),
      ];
  const path = ['sources', at, 'day'];
  const number = dayNumber(day);
  if (number === null) {
    return [
      finding('date-not-a-day', path, { sentence: `${day} is no day of the calendar.`, remedy: 'Correct the date.' }),
      ...unused,
    ];
  }
  if (number > parseDay(today)) {
    return [
      finding('source-in-future', path, { sentence: `${day} is yet to come.`, remedy: 'Correct the date.' }),
      ...unused,
    ];
  }
  // ISO 8601 dates are in order as texts; the same day some years ago need not be one of the calendar.
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_SOURCE).padStart(4, '0')}${today.slice(4)}`;
  if (day >= oldest) return unused;
  return [
    finding('source-outdated', path, {
      sentence: `The source "${id}" is from ${day}, more than ${OLDEST_SOURCE} years ago.`,
      remedy: 'Ask or count again, and publish a new edition.',
    }),
    ...unused,
  ];
}

function checkCompetencies(role: RoleProfileDefinition, context: RoleCheckContext): Finding[] {
  const named = new Set(role.frameworks.map(({ id }) => id));
  const known = role.frameworks.flatMap(({ id, edition }) => context.framework(id, edition) ?? []);
  const index = indexCompetencies(known);
  const sources = new Map((role.sources ?? []).map((source) => [source.id, source]));
  return role.competencies.flatMap((asked, at) => {
    const { competency, level } = asked;
    const path = ['competencies', at];
    const id = competency.slice(0, competency.indexOf('/'));
    const framework = known.find((one) => one.id === id);
    return [
      ...(named.has(id)
        ? []
        : [
            finding('reference-to-nothing', [...path, 'competency'], {
              sentence: `The framework "${id}" of this competency is not among the frameworks of the profile.`,
              remedy: 'Add it to "frameworks", or correct the reference.',
            }),
          ]),
      ...(framework !== undefined && index.find(competency) === undefined
        ? [
            finding('reference-to-nothing', [...path, 'competency'], {
              sentence: `The framework ${id} has no competency "${competency.slice(id.length + 1)}" in the edition ${framework.edition}.`,
              remedy: 'Correct the reference, or name an edition that has it.',
            }),
          ]
        : []),
      ...(framework === undefined || level === undefined ? [] : checkLevel(level, framework, [...path, 'level'])),
      ...repeated(
        (asked.evidence ?? []).map(({ source }, i) => ({ id: source, path: [...path, 'evidence', i, 'source'] })),
      ),
      ...checkEvidence(asked, path, sources),
    ];
  });
}

function checkLevel(level: string, framework: CompetencyFrameworkDefinition, path: readonly PropertyKey[]): Finding[] {
  const levels = framework.levels ?? [];
  if (levels.some(({ id }) => id === level)) return [];
  return [
    finding('reference-to-nothing', path, {
      sentence: `The framework ${framework.id} has no level "${level}".`,
      remedy:
        levels.length === 0
          ? 'Leave the level out: this framework has no levels.'
          : `Name one of ${levels.map(({ id }) => id).join(', ')}.`,
    }),
  ];
}
