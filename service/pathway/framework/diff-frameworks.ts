import type { CompetencyFrameworkDefinition } from './competency-framework.ts';
import { diffCompetency, sameJson } from './diff-competency.ts';
import { type FrameworkChange, frameworkChange, orderChange, textChange } from './framework-change.ts';
import type { CompetencyFramework, PlacedCompetency } from './parse-framework.ts';

/**
 * What has changed from one edition of a framework to another, so that people can read it and programs act on it: of the
 * whole, of the scale, then of the competencies, first those that are gone, then the others in their order in the later
 * edition. Competencies and levels are known by their identifiers.
 *
 * No change means that the two say the same but for their edition, to the letter. What breaks is what others refer to: a
 * competency or a level that is gone, and levels in another order, since a level counts with those below it.
 */
export function diffFrameworks(before: CompetencyFramework, after: CompetencyFramework): FrameworkChange[] {
  const gone = [...before.byId.values()].filter(({ competency }) => !after.byId.has(competency.id));
  return [
    ...diffMembers(before, after),
    ...diffLevels(before, after),
    ...gone.map(({ competency: { id, statement } }) =>
      frameworkChange('competency-removed', { competency: id, from: statement, breaking: true }),
    ),
    ...diffOrder(null, before, after),
    ...[...after.byId.values()].flatMap((place) => diffPlaced(place, before, after)),
  ];
}

function diffPlaced(
  place: PlacedCompetency,
  before: CompetencyFramework,
  after: CompetencyFramework,
): FrameworkChange[] {
  const { id, statement } = place.competency;
  const earlier = before.byId.get(id);
  if (earlier === undefined) return [frameworkChange('competency-added', { competency: id, to: statement })];
  return [
    ...textChange('competency-moved', earlier.parent ?? undefined, place.parent ?? undefined, { competency: id }),
    ...diffCompetency(earlier.competency, place.competency),
    ...diffOrder(id, before, after),
  ];
}

/** The order of the parts of a competency, or of the top where there is none. */
function diffOrder(id: string | null, before: CompetencyFramework, after: CompetencyFramework): FrameworkChange[] {
  const order = orderChange(partsOf(id, before), partsOf(id, after));
  return order === null ? [] : [frameworkChange('order-changed', { competency: id, ...order })];
}

function partsOf(id: string | null, { competencies, byId }: CompetencyFramework): string[] {
  const parts = id === null ? competencies : byId.get(id)?.competency.competencies;
  return (parts ?? []).map((part) => part.id);
}

/** The members that are a text of the framework as a whole; the edition is what tells the two apart. */
const MEMBERS = ['$schema', 'id', 'title', 'description', 'language', 'license', 'reviewOn'] as const;

function diffMembers(before: CompetencyFramework, after: CompetencyFramework): FrameworkChange[] {
  return [
    ...MEMBERS.flatMap((of) => textChange('member-changed', before[of], after[of], { of })),
    ...textChange('member-changed', publisherText(before), publisherText(after), { of: 'publisher' }),
    ...(sameJson(before.case && { ...before.case }, after.case && { ...after.case })
      ? []
      : [frameworkChange('case-record-changed', {})]),
  ];
}

function publisherText({ publisher }: CompetencyFrameworkDefinition): string | undefined {
  if (publisher === undefined) return undefined;
  return publisher.url === undefined ? publisher.name : `${publisher.name} (${publisher.url})`;
}

function diffLevels({ levels: before = [] }: CompetencyFramework, { levels: after = [] }: CompetencyFramework) {
  const order = orderChange(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  return [
    ...before
      .filter(({ id }) => !after.some((level) => level.id === id))
      .map(({ id, title }) => frameworkChange('level-removed', { of: id, from: title, breaking: true })),
    ...(order === null ? [] : [frameworkChange('levels-reordered', { ...order, breaking: true })]),
    ...after.flatMap((level) => {
      const earlier = before.find(({ id }) => id === level.id);
      if (earlier === undefined) return [frameworkChange('level-added', { of: level.id, to: level.title })];
      return textChange('level-changed', levelText(earlier), levelText(level), { of: level.id });
    }),
  ];
}

function levelText({ title, description }: { readonly title: string; readonly description?: string }): string {
  return description === undefined ? title : `${title}: ${description}`;
}
