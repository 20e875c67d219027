import { parseDay } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { CohortDates } from '../../pathway/evaluation/learner-record.ts';
import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import { type CohortRow, changeCohort, cohort, noteChangedFacts, saveCohorts } from '../../store/cohorts.ts';
import type { Connection } from '../../store/store.ts';
import type { Installation } from '../installation.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';
import { knownCohort } from './known-cohort.ts';
import { pinCohortTo } from './pin-cohort-to.ts';

/** What can be said of a cohort; of its dates, null takes one away, and what is absent stays as it is. */
export interface CohortProperties {
  readonly startsOn?: CohortDates['startsOn'] | undefined;
  readonly endsOn?: CohortDates['endsOn'] | undefined;
  readonly resultsUntil?: CohortDates['resultsUntil'] | undefined;
  readonly title?: string | undefined;
}

/** What an act has done with a cohort. */
export type CohortOutcome = 'created' | 'changed' | 'unchanged';

/** Like a UUID, a course code or a slug: it stands in URLs, file names and tables. */
const COHORT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TITLE = /^[^\p{Cc}]{1,200}$/u;

/**
 * Makes a cohort of a pathway version, to which whoever enrols is pinned; one that is there already gets what is said of it.
 *
 * @throws CairnError `malformed-cohort`, `malformed-date`, `pathway-version-changed`; `cohort-exists` when it is pinned to
 * another pathway version
 */
export async function putCohort(
  { store }: Installation,
  cohortId: string,
  pathway: Pathway,
  properties: CohortProperties,
): Promise<CohortOutcome> {
  if (!COHORT_ID.test(cohortId)) {
    throw new CairnError('malformed-cohort', `${JSON.stringify(cohortId.slice(0, 80))} cannot be the id of a cohort`, {
      remedy: 'write up to 64 letters, digits, points, hyphens and underscores: welding-2026-spring',
      details: { cohort: cohortId.slice(0, 80) },
    });
  }
  return await store.db.transaction().execute(async (tx) => {
    await keepPathway(tx, pathway);
    const digest = pathwayDigest(pathway);
    const before = await cohort(tx, cohortId);
    if (before !== undefined && before.pathway_digest !== digest) throw pinnedToAnother(before, pathway);
    if (before === undefined) {
      const title = properties.title ?? pathway.title;
      assertTitle(title);
      await saveCohorts(tx, [
        { cohort_id: cohortId, title: title.normalize('NFC'), pathway_digest: digest, source: 'registrar' },
      ]);
    }
    const outcome = await change(tx, await knownCohort(tx, cohortId), properties);
    return before === undefined ? 'created' : outcome;
  });
}

/**
 * Changes the title or the dates of a cohort. When a date changes, its evaluation has to be done again.
 *
 * @param pathway the edition of its pathway by which those are decided who enrol from now on; see `pinCohortTo`
 * @throws CairnError `cohort-not-found`, `malformed-cohort`, `malformed-date`, `cohort-pinned`
 */
export async function setCohort(
  { store }: Installation,
  cohortId: string,
  properties: CohortProperties,
  pathway?: Pathway,
): Promise<CohortOutcome> {
  return await store.db.transaction().execute(async (tx) => {
    const cohort = await knownCohort(tx, cohortId);
    const moved = pathway !== undefined && (await pinCohortTo(tx, cohort, pathway));
    const outcome = await change(tx, cohort, properties);
    return moved ? 'changed' : outcome;
  });
}

async function change(tx: Connection, before: CohortRow, properties: CohortProperties): Promise<CohortOutcome> {
  const title = properties.title?.normalize('NFC') ?? before.title;
  const dates = {
    starts_on: properties.startsOn === undefined ? before.starts_on : properties.startsOn,
    ends_on: properties.endsOn === undefined ? before.ends_on : properties.endsOn,
    results_until: properties.resultsUntil === undefined ? before.results_until : properties.resultsUntil,
  };
  assertTitle(title);
  assertInOrder([
    ['starts', dates.starts_on],
    ['ends', dates.ends_on],
    ['takes results until', dates.results_until],
  ]);
  const otherDates =
    dates.starts_on !== before.starts_on ||
    dates.ends_on !== before.ends_on ||
    dates.results_until !== before.results_until;
  if (!otherDates && title === before.title) return 'unchanged';
  await changeCohort(tx, before.cohort_id, { title, ...dates });
  if (otherDates) await noteChangedFacts(tx, [before.cohort_id]);
  return 'changed';
}

function assertTitle(title: string): void {
  if (TITLE.test(title) && title.trim() === title) return;
  throw new CairnError('malformed-cohort', `${JSON.stringify(title.slice(0, 80))} cannot be the title of a cohort`, {
    remedy: 'write 1 to 200 characters on one line, with nothing blank around them',
  });
}

/** Each day that is set, and that none comes before the one that it has to follow. */
function assertInOrder(days: readonly (readonly [what: string, day: string | null])[]): void {
  let latest: { readonly what: string; readonly day: string; readonly number: number } | undefined;
  for (const [what, day] of days) {
    if (day === null) continue;
    const number = parseDay(day);
    if (latest !== undefined && number < latest.number) {
      throw new CairnError(
        'malformed-date',
        `a cohort that ${latest.what} ${latest.day} cannot be one that ${what} ${day}`,
        {
          remedy: 'a cohort starts, then ends, then takes results no longer: correct the day that is wrong',
          details: { found: day },
        },
      );
    }
    latest = { what, day, number };
  }
}

function pinnedToAnother({ cohort_id, pathway_digest }: CohortRow, { id, edition }: Pathway): CairnError {
  return new CairnError(
    'cohort-exists',
    `cohort ${cohort_id} is pinned to another pathway version than ${id}@${edition}`,
    {
      remedy: `make a cohort of another id; or, for another edition, pin those who enrol from now on (npx cairn cohort set) or move everybody (npx cairn cohort move)`,
      details: { cohort: cohort_id, pathwayDigest: pathway_digest },
    },
  );
}
