import { type Pathway, pathwayDigest } from '../../pathway/pathway.ts';
import type { EmployerFeedback } from '../../pathway/role/employer-feedback.ts';
import { employerRatingByKey, insertEmployerRating } from '../../store/employer-ratings.ts';
import type { Connection } from '../../store/store.ts';
import { dayOfAct } from '../cohorts/day-of-act.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { findPathway } from '../pathways/find-pathway.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';
import { malformedFeedback } from './parse-feedback.ts';

/** What came of recording. */
export interface RecordedFeedback {
  /** The awards that were rated, each once; the pathway as `id@edition`. */
  readonly awards: readonly { readonly pathway: string; readonly award: string }[];
  /** Ratings that are new, and those that were recorded before. */
  readonly recorded: number;
  readonly known: number;
}

/**
 * Records what employers said of holders of awards. All of it, or nothing; the same again changes nothing.
 *
 * @throws CairnError `malformed-feedback` for an award or a competency that the pathway does not have, and for another
 * rating of an answer that was recorded; `pathway-not-found`; `malformed-date`
 */
export async function recordFeedback(
  installation: Installation,
  answers: readonly EmployerFeedback[],
): Promise<RecordedFeedback> {
  return await installation.store.db.transaction().execute(async (tx) => {
    const counts = { recorded: 0, known: 0 };
    const awards = new Map<string, { readonly pathway: string; readonly award: string }>();
    const keep = await ratedPathways(tx);
    for (const answer of answers) {
      const pathway = await keep(answer);
      const isNew = await recordAnswer(tx, installation, pathway, answer);
      counts.recorded += isNew.filter(Boolean).length;
      counts.known += isNew.filter((one) => !one).length;
      const { award } = answer;
      const named = `${pathway.id}@${pathway.edition}`;
      awards.set(`${named} ${award}`, { pathway: named, award });
    }
    return { awards: [...awards.values()], ...counts };
  });
}

/** @returns of each rating whether it is new */
async function recordAnswer(
  tx: Connection,
  installation: Installation,
  pathway: Pathway,
  { award, organisation, day, source, response = '', ratings }: EmployerFeedback,
): Promise<boolean[]> {
  const given_on = dayOfAct(installation, day);
  const recorded_at = installation.now().toISOString();
  const isNew: boolean[] = [];
  for (const { competency, rating, comment = null } of ratings) {
    const key = { pathway_digest: pathwayDigest(pathway), award_id: award, competency };
    const row = { ...key, organisation, given_on, source, response };
    const known = await employerRatingByKey(tx, row);
    if (known !== undefined && known.rating !== rating) {
      throw malformedFeedback(
        `${competency} was rated ${known.rating} by the same answer before, and ${rating} now.`,
        'Give each answer a "response" of its own; or remove the rating that is wrong: npx cairn feedback remove ID.',
      );
    }
    if (known === undefined) await insertEmployerRating(tx, { ...row, rating, comment, recorded_at });
    isNew.push(known === undefined);
  }
  return isNew;
}

/** Finds the pathway version of an answer, whose award and competencies there are, and keeps it here from now on. */
async function ratedPathways(tx: Connection): Promise<(answer: EmployerFeedback) => Promise<Pathway>> {
  const lookup = await frameworkLookup(tx);
  const found = new Map<string, Pathway>();
  return async ({ pathway: named, award, ratings }) => {
    const name = `${named.id}@${named.edition}`;
    const pathway = found.get(name) ?? (await keepPathway(tx, await findPathway(tx, name)));
    found.set(name, pathway);
    if (!pathway.awards.some(({ id }) => id === award)) {
      throw malformedFeedback(
        `The pathway ${name} has no award ${award}.`,
        `Name one of these: ${pathway.awards.map(({ id }) => id).join(', ')}.`,
      );
    }
    const frameworks = pathway.frameworks ?? [];
    for (const { competency } of ratings) {
      const [id = '', competencyId = ''] = competency.split('/');
      const framework = frameworks.find((one) => one.id === id);
      if (framework === undefined) {
        throw malformedFeedback(
          `${competency} is of a framework that the pathway ${name} does not build on.`,
          frameworks.length === 0
            ? 'This pathway builds on no framework: there is nothing that its holders could be rated by.'
            : `Rate competencies of ${frameworks.map((one) => one.id).join(', ')}.`,
        );
      }
      if (lookup(id, framework.edition)?.framework.byId.has(competencyId) === false) {
        throw malformedFeedback(`There is no competency ${competency}.`, 'Correct the reference.');
      }
    }
    return pathway;
  };
}
