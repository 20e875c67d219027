import { dayNumber } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { Pathway } from '../../pathway/pathway.ts';
import { pathwayDigest } from '../../pathway/pathway.ts';
import { type EmployerFeedback, employerFeedbackSchema } from '../../pathway/role/employer-feedback.ts';
import { employerRatingByKey, insertEmployerRating } from '../../store/employer-ratings.ts';
import type { Connection } from '../../store/store.ts';
import { dayOfAct } from '../cohorts/day-of-act.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { findPathway } from '../pathways/find-pathway.ts';
import { keepPathway } from '../pathways/keep-pathway.ts';

/** What came of recording. */
export interface RecordedFeedback {
  /** `id@edition` */
  readonly pathway: string;
  readonly award: string;
  readonly competencies: readonly string[];
  /** Ratings that are new, and those that were recorded before. */
  readonly recorded: number;
  readonly known: number;
}

/**
 * Records what an employer said of holders of an award. All of it, or nothing; the same again changes nothing.
 *
 * @throws CairnError `malformed-feedback` for what has not its form, and for an award or a competency that the pathway does
 * not have; `pathway-not-found`; `malformed-date`
 */
export async function recordFeedback(installation: Installation, value: unknown): Promise<RecordedFeedback> {
  const feedback = parseFeedback(value);
  const day = dayOfAct(installation, feedback.day);
  return await installation.store.db.transaction().execute(async (tx) => {
    const pathway = await ratedPathway(tx, feedback);
    let recorded = 0;
    for (const { competency, rating, comment } of feedback.ratings) {
      const row = {
        ...{ pathway_digest: pathwayDigest(pathway), award_id: feedback.award, competency },
        ...{ organisation: feedback.organisation, given_on: day, source: feedback.source },
        response: feedback.response ?? '',
      };
      const known = await employerRatingByKey(tx, row);
      if (known !== undefined && known.rating !== rating) throw contradiction(competency, known.rating, rating);
      if (known !== undefined) continue;
      const recorded_at = installation.now().toISOString();
      await insertEmployerRating(tx, { ...row, rating, comment: comment ?? null, recorded_at });
      recorded += 1;
    }
    return {
      pathway: `${pathway.id}@${pathway.edition}`,
      award: feedback.award,
      competencies: feedback.ratings.map(({ competency }) => competency),
      ...{ recorded, known: feedback.ratings.length - recorded },
    };
  });
}

/** Feedback of the right form. @throws CairnError `malformed-feedback` */
export function parseFeedback(value: unknown): EmployerFeedback {
  const parsed = employerFeedbackSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'the top' : `/${issue.path.join('/')}`;
    throw malformed(`At ${place}: ${issue?.message ?? 'it is none'}.`, 'Write it as its form says, and send it again.');
  }
  const feedback = parsed.data;
  if (dayNumber(feedback.day) === null)
    throw malformed(`${feedback.day} is no day of the calendar.`, 'Correct the date.');
  const twice = feedback.ratings.find(
    ({ competency }, at) => feedback.ratings.findIndex((other) => other.competency === competency) < at,
  );
  if (twice !== undefined) {
    throw malformed(`The competency ${twice.competency} is rated twice.`, 'Rate each competency once in an answer.');
  }
  const named = feedback.ratings.find(({ comment }) => comment !== undefined && ADDRESS.test(comment));
  if (named !== undefined) {
    throw malformed(
      `The comment on ${named.competency} holds an e-mail address.`,
      'Take it out: nobody who was rated is named, in no way.',
    );
  }
  return feedback;
}

/** What looks like an e-mail address. */
const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/u;

/** The pathway version of the award, kept here from now on. */
async function ratedPathway(tx: Connection, { pathway: named, award, ratings }: EmployerFeedback): Promise<Pathway> {
  const pathway = await findPathway(tx, `${named.id}@${named.edition}`);
  if (!pathway.awards.some(({ id }) => id === award)) {
    throw malformed(
      `The pathway ${named.id}@${named.edition} has no award ${award}.`,
      `Name one of these: ${pathway.awards.map(({ id }) => id).join(', ')}.`,
    );
  }
  const taught = new Set(
    pathway.modules.flatMap(({ outcomes = [] }) =>
      outcomes.flatMap(({ competencies = [] }) => competencies.map(({ competency }) => competency)),
    ),
  );
  const frameworks = new Set((pathway.frameworks ?? []).map(({ id }) => id));
  const foreign = ratings.find(({ competency }) => !frameworks.has(competency.slice(0, competency.indexOf('/'))));
  if (foreign !== undefined) {
    throw malformed(
      `${foreign.competency} is of a framework that the pathway ${named.id}@${named.edition} does not build on.`,
      taught.size === 0
        ? 'This pathway names no competency: there is nothing that its holders could be rated by.'
        : `Rate competencies of its frameworks, such as ${[...taught].slice(0, 3).join(', ')}.`,
    );
  }
  const lookup = await frameworkLookup(tx);
  const unknown = ratings.find(({ competency }) => {
    const [id = '', name = ''] = competency.split('/');
    const edition = pathway.frameworks?.find((framework) => framework.id === id)?.edition ?? '';
    return lookup(id, edition)?.framework.byId.has(name) === false;
  });
  if (unknown !== undefined) {
    throw malformed(`There is no competency ${unknown.competency}.`, 'Correct the reference.');
  }
  return await keepPathway(tx, pathway);
}

function contradiction(competency: string, known: number, found: number): CairnError {
  return malformed(
    `${competency} was rated ${known} by the same answer before, and ${found} now.`,
    'Give each answer a "response" of its own; or remove the rating that is wrong with npx cairn feedback remove ID.',
  );
}

function malformed(message: string, remedy: string): CairnError {
  return new CairnError('malformed-feedback', message, { remedy });
}
