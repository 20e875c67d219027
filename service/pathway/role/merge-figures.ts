/** Figures of a source, brought into a role profile that somebody writes. */
import type { JsonObject } from '../../core/json.ts';
import type { DocumentEdit } from '../document/edit-document.ts';
import type { AskedCompetency, RoleEvidence, RoleProfileDefinition, RoleSource } from './role-profile-form.ts';

/** What one source says of one competency, and on which line of a file. */
export interface RoleFigure extends RoleEvidence {
  readonly line: number;
  readonly competency: string;
  /** What is asked for, where the profile does not say so yet. */
  readonly level?: string;
}

/** What comes of a merge. */
export interface MergedFigures {
  readonly edits: readonly DocumentEdit[];
  /** Competencies that the profile did not ask for. */
  readonly added: readonly string[];
  /** Those whose evidence is new or another now. */
  readonly changed: readonly string[];
  /** Those of which the profile said the same before. */
  readonly unchanged: readonly string[];
  /** Figures for a competency that would be new, without an importance that it could have. */
  readonly unplaced: readonly RoleFigure[];
}

/**
 * What has to be changed in a profile so that it has these figures. What a source said before of a competency is
 * replaced; what other sources say, and the importance and the level that its authors settled upon, stay. A competency
 * that is new to the profile gets the importance of its first figure that has one.
 *
 * @param source added to the profile where it has none of that id
 */
export function mergeFigures(
  profile: Pick<RoleProfileDefinition, 'sources' | 'competencies'>,
  figures: readonly RoleFigure[],
  source: RoleSource | null,
): MergedFigures {
  const { sources = [], competencies } = profile;
  const known = new Map(competencies.map((asked, at) => [asked.competency, { asked, at }]));
  const edits: DocumentEdit[] = [];
  const unplaced: RoleFigure[] = [];
  const outcome = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  let next = competencies.length;
  for (const [competency, given] of Map.groupBy(figures, (figure) => figure.competency)) {
    const found = known.get(competency);
    if (found !== undefined) {
      const evidence = withFigures(found.asked.evidence ?? [], given);
      const isSame = JSON.stringify(evidence) === JSON.stringify(found.asked.evidence ?? []);
      (isSame ? outcome.unchanged : outcome.changed).push(competency);
      if (!isSame) edits.push({ path: ['competencies', found.at, 'evidence'], value: evidence.map(asJson) });
      continue;
    }
    const importance = given.find((figure) => figure.importance !== undefined)?.importance;
    if (importance === undefined) {
      unplaced.push(...given);
      continue;
    }
    const level = given.find((figure) => figure.level !== undefined)?.level;
    const asked = { competency, ...(level === undefined ? {} : { level }), importance };
    edits.push({ path: ['competencies', next], value: { ...asked, evidence: withFigures([], given).map(asJson) } });
    outcome.added.push(competency);
    next += 1;
  }
  if (source !== null && !sources.some(({ id }) => id === source.id)) edits.unshift(newSource(source, profile.sources));
  return { edits, ...outcome, unplaced };
}

function newSource(source: RoleSource, sources: RoleProfileDefinition['sources']): DocumentEdit {
  const value: JsonObject = { ...source };
  return sources === undefined ? { path: ['sources'], value: [value] } : { path: ['sources', sources.length], value };
}

/** The evidence with these figures: in the place of those of the same source, or behind. */
function withFigures(evidence: AskedCompetency['evidence'] & object, figures: readonly RoleFigure[]): RoleEvidence[] {
  const given = new Map(
    figures.map(({ source, importance, share, count }) => [source, evidenceOf(source, { importance, share, count })]),
  );
  const kept = evidence.map((one) => given.get(one.source) ?? one);
  return [...kept, ...[...given].filter(([id]) => !evidence.some(({ source }) => source === id)).map(([, one]) => one)];
}

function evidenceOf(
  source: string,
  {
    importance,
    share,
    count,
  }: { readonly [Figure in 'importance' | 'share' | 'count']: RoleEvidence[Figure] | undefined },
): RoleEvidence {
  return {
    source,
    ...(importance === undefined ? {} : { importance }),
    ...(share === undefined ? {} : { share }),
    ...(count === undefined ? {} : { count }),
  };
}

function asJson(evidence: RoleEvidence): JsonObject {
  return { ...evidence };
}
