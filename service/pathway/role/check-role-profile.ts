/** What the form of a role profile cannot say: references to nothing, names that repeat, figures at odds, old sources. */
import { dayNumber, parseDay } from '../../core/calendar-day.ts';
import { type Finding, finding } from '../check/finding.ts';
import { builtOnFrameworks, type FrameworkContext } from '../check/framework-references.ts';
import { brokenReference } from '../check/references.ts';
import type { CompetencyFramework } from '../framework/parse-framework.ts';
import type { Path } from '../requirement-tree.ts';
import { checkEvidence } from './check-evidence.ts';
import type { RoleProfileDefinition, RoleSource } from './role-profile-form.ts';

/** A source that is older is warned of: what work asks for moves on. Years. */
export const OLDEST_SOURCE = 3;

/** The findings in a profile of the right shape, in the order of the document. */
export function checkRoleProfile(role: RoleProfileDefinition, context: FrameworkContext): Finding[] {
  const { frameworks, sources = [], competencies } = role;
  return [
    ...repeated(frameworks.map(({ id }, at) => ({ id, path: ['frameworks', at, 'id'] }))),
    ...builtOnFrameworks(
      frameworks,
      competencies.map(({ competency: reference }, at) => ({ reference, path: ['competencies', at, 'competency'] })),
      context,
    ),
    ...repeated(sources.map(({ id }, at) => ({ id, path: ['sources', at, 'id'] }))),
    ...sources.flatMap((source, at) => checkSource(source, at, role, context.today)),
    ...repeated(
      competencies.map(({ competency }, at) => ({ id: competency, path: ['competencies', at, 'competency'] })),
    ),
    ...checkCompetencies(role, context),
  ];
}

function repeated(entries: readonly { readonly id: string; readonly path: Path }[]): Finding[] {
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

function checkCompetencies(role: RoleProfileDefinition, context: FrameworkContext): Finding[] {
  const named = role.frameworks.map(({ id }) => id);
  const known = role.frameworks.flatMap(({ id, edition }) => context.frameworks(id, edition)?.framework ?? []);
  const sources = new Map((role.sources ?? []).map((source) => [source.id, source]));
  return role.competencies.flatMap((asked, at) => {
    const { competency, level } = asked;
    const path = ['competencies', at];
    const [id = ''] = competency.split('/');
    const framework = known.find((one) => one.id === id);
    return [
      ...(named.includes(id)
        ? []
        : [
            brokenReference({
              path: [...path, 'competency'],
              what: 'framework',
              name: id,
              known: named,
              where: 'this profile',
            }),
          ]),
      ...(framework === undefined || level === undefined ? [] : checkLevel(level, framework, [...path, 'level'])),
      ...repeated(
        (asked.evidence ?? []).map(({ source }, i) => ({ id: source, path: [...path, 'evidence', i, 'source'] })),
      ),
      ...checkEvidence(asked, path, sources),
    ];
  });
}

function checkLevel(level: string, { id, levels = [] }: CompetencyFramework, path: Path): Finding[] {
  if (levels.some((one) => one.id === level)) return [];
  if (levels.length > 0) {
    return [
      brokenReference({
        path,
        what: 'level',
        name: level,
        known: levels.map((one) => one.id),
        where: `the framework ${id}`,
      }),
    ];
  }
  return [
    finding('reference-to-nothing', path, {
      sentence: `The framework ${id} has no levels.`,
      remedy: 'Leave the level out.',
    }),
  ];
}
