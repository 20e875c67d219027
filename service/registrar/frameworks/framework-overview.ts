import { dayOf } from '../../core/calendar-day.ts';
import type { Hash32 } from '../../core/hex.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { FrameworkStanding } from '../../pathway/framework/framework-lookup.ts';
import { frameworkReference } from '../../pathway/framework/parse-framework.ts';
import { REVIEW_ROLES, type ReviewRole, type RoleStanding, roleStanding } from '../../pathway/framework/review.ts';
import { frameworkSignOffs } from '../../store/frameworks.ts';
import { storedTexts } from '../../store/stored-json.ts';
import type { Installation } from '../installation.ts';
import { type GivenSignOff, givenSignOff } from './given-sign-off.ts';
import { findFramework, type KnownFramework, knownEditions, knownFramework } from './known-frameworks.ts';
import { type RecordedWarning, recordedWarnings } from './recorded-warnings.ts';

/** An edition of a framework in a list. */
export interface FrameworkOverview {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** `urn:cairn:framework:{id}:{edition}` */
  readonly reference: string;
  readonly digest: Hash32;
  readonly standing: FrameworkStanding;
  readonly competencies: number;
  /** The day from which on it is due for review; null where none is set. */
  readonly reviewOn: string | null;
  readonly reviewDue: boolean;
  /** Null for one that ships, as the times after it. */
  readonly draftedAt: string | null;
  readonly submittedAt: string | null;
  readonly publishedAt: string | null;
  /** Whether it comes with Cairn. */
  readonly ships: boolean;
}

/** A competency in the outline of its framework. */
export interface OutlinedCompetency {
  readonly id: string;
  readonly code: string | null;
  readonly statement: string;
  /** 1 at the top. */
  readonly depth: number;
}

/** An edition with its review. */
export interface FrameworkShown {
  readonly overview: FrameworkOverview;
  /** Its competencies, each before its parts. */
  readonly outline: readonly OutlinedCompetency[];
  /** As it was written. */
  readonly document: JsonObject;
  /**
   * Of each role whose sign-off is asked for, where it stands to this text; of what is published, of each that had spoken
   * or was gone without.
   */
  readonly review: readonly { readonly role: ReviewRole; readonly standing: RoleStanding }[];
  /** In the order in which they were given; those of an earlier text count for nothing. */
  readonly signOffs: readonly GivenSignOff[];
  /** The roles that it was published without, and why; null where it is not published, or without none. */
  readonly publishedWithout: { readonly roles: readonly string[]; readonly reason: string } | null;
  /** What was warned of when it was published, findings with their pointers. */
  readonly warnings: readonly RecordedWarning[];
}

/** Whose sign-off a framework needs here. */
export function rolesThatSignOff({
  frameworkSignOffs,
}: Pick<Installation, 'frameworkSignOffs'>): readonly ReviewRole[] {
  return REVIEW_ROLES.filter((role) => (frameworkSignOffs ?? REVIEW_ROLES).includes(role));
}

/** The editions of frameworks, by framework and edition. */
export async function listFrameworks({
  store,
  now,
}: Pick<Installation, 'store' | 'now'>): Promise<FrameworkOverview[]> {
  const overviews: FrameworkOverview[] = [];
  for (const key of await knownEditions(store.db)) {
    const known = await knownFramework(store.db, key);
    if (known !== null) overviews.push(frameworkOverview(known, now()));
  }
  return overviews;
}

/** One edition with its text, its review, and how it was published. @throws CairnError `framework-not-found` */
export async function showFramework(
  installation: Pick<Installation, 'store' | 'now' | 'frameworkSignOffs'>,
  name: string,
): Promise<FrameworkShown> {
  const { store, now } = installation;
  const known = await findFramework(store.db, name);
  const { framework, digest, row } = known;
  const signOffs = (await frameworkSignOffs(store.db, framework)).map((each) => givenSignOff(each, digest));
  const review = REVIEW_ROLES.map((role) => ({ role, standing: roleStanding(signOffs, role, digest) }));
  const without = publishedWithout(known);
  // Of what is published, as it was published: what the installation asks for may have changed since.
  const isAsked = ({ role, standing }: FrameworkShown['review'][number]) =>
    known.standing === 'published'
      ? standing !== 'missing' || without?.roles.includes(role)
      : rolesThatSignOff(installation).includes(role);
  return {
    overview: frameworkOverview(known, now()),
    outline: [...framework.byId.values()].map(({ competency: { id, code = null, statement }, depth }) => ({
      ...{ id, code, statement, depth },
    })),
    document: documentOf(known),
    review: review.filter(isAsked),
    signOffs,
    publishedWithout: without,
    warnings: recordedWarnings(row?.warnings ?? '[]'),
  };
}

export function frameworkOverview({ framework, standing, digest, row }: KnownFramework, now: Date): FrameworkOverview {
  const { id, edition, title, reviewOn, byId } = framework;
  return {
    ...{ id, edition, title, reference: frameworkReference(framework), digest, standing, competencies: byId.size },
    reviewOn: reviewOn ?? null,
    reviewDue: reviewOn !== undefined && reviewOn <= dayOf(now),
    draftedAt: row?.drafted_at ?? null,
    submittedAt: row?.submitted_at ?? null,
    publishedAt: row?.published_at ?? null,
    ships: row === null,
  };
}

function publishedWithout({ row }: KnownFramework): FrameworkShown['publishedWithout'] {
  if (row === null || row.published_without === null || row.reason === null) return null;
  return { roles: storedTexts(row.published_without), reason: row.reason };
}

function documentOf({ framework: { source } }: KnownFramework): JsonObject {
  if (isJsonObject(source)) return source;
  throw new TypeError('a framework is an object');
}
