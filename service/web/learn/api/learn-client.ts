import { z } from 'zod';
import type { Transcript } from '../../../pathway/transcript/transcript.ts';
import { transcriptSchema } from '../../../pathway/transcript/transcript-form.ts';
import { boundedWait, TOO_SLOW } from '../../page/bounded-wait.ts';
import {
  type Certificate,
  certificatesAnswer,
  type Enrolment,
  type EnrolmentWay,
  enrolmentAnswer,
  overviewAnswer,
  type Review,
  reviewsAnswer,
  type Session,
  sessionAnswer,
} from './answers.ts';
import { LearnProblem } from './learn-problem.ts';

/** A PDF is made while the learner waits. */
const PATIENCE_SECONDS = 30;

const problemAnswer = z.object({ code: z.string(), detail: z.string(), remedy: z.string().optional() });

/** What a review is asked for with. */
export interface ReviewRequest {
  readonly cohortId: string;
  /** Which of the learners that the signed-in person is. */
  readonly learner: string;
  readonly awardId: string;
  readonly reason: string;
}

/** What is asked of the service. */
interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/**
 * The service, as the learner who is signed in asks it: the browser shows the session, this page never sees it. Everything
 * here throws LearnProblem for what was not done.
 */
export const learnClient = {
  session: (): Promise<Session> => read('/v1/learn/session', sessionAnswer),

  enrolments: async (): Promise<readonly Enrolment[]> => (await read('/v1/learn', overviewAnswer)).enrolments,

  /** @param learner which of the learners that the signed-in person is */
  way: (cohortId: string, learner: string): Promise<EnrolmentWay> =>
    read(`/v1/learn/enrolments/${encodeURIComponent(cohortId)}?learner=${learner}`, enrolmentAnswer),

  certificates: async (): Promise<readonly Certificate[]> =>
    (await read('/v1/learn/certificates', certificatesAnswer)).certificates,

  transcript: (): Promise<Transcript> => read('/v1/learn/transcript', transcriptSchema),

  reviews: async (): Promise<readonly Review[]> => (await read('/v1/learn/reviews', reviewsAnswer)).reviews,

  /** @param request the decision, and what should be looked at, in the learner's words */
  askForReview: async (request: ReviewRequest): Promise<void> => {
    await ask({ method: 'POST', path: '/v1/learn/reviews', body: request });
  },

  /** One form of a certificate, whole. */
  form: async (credentialHash: string, form: 'file' | 'pdf' | 'evidence'): Promise<Blob> =>
    new Blob([(await ask({ method: 'GET', path: `/v1/learn/certificates/${credentialHash}/${form}` })).bytes]),
};

async function read<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> {
  const { bytes } = await ask({ method: 'GET', path });
  return answerIn(bytes, schema) ?? unreadable();
}

function answerIn<S extends z.ZodType>(bytes: Uint8Array, schema: S): z.infer<S> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    // Something else than the service answered, as a proxy's own page.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function ask(request: Request): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> }> {
  const answered = await boundedWait(send(request), PATIENCE_SECONDS);
  if (answered === TOO_SLOW) throw unreachable();
  const { status, bytes } = answered;
  if (status < 300) return { bytes };
  throw problemOf(status, bytes);
}

/** A write is sent with a key of its own, and once more with the same when its answer is lost: nothing is done twice. */
async function send({ method, path, body }: Request) {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (method !== 'GET') headers.set('Idempotency-Key', `"${crypto.randomUUID()}"`);
  const once = async () => {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return await once().catch((again: unknown) => {
      throw again instanceof TypeError ? unreachable() : again;
    });
  }
}

/** By what the service says of itself (RFC 9457). */
function problemOf(status: number, bytes: Uint8Array): LearnProblem {
  const problem = answerIn(bytes, problemAnswer);
  if (status === 401) {
    return new LearnProblem('signed-out', 'You are not signed in any more.', 'Sign in again.', problem?.code);
  }
  if (status === 429 || status === 503) {
    return new LearnProblem('busy', problem?.detail ?? 'The service is busy.', 'Try again in a minute.');
  }
  if (problem === null) return unreadableProblem();
  return new LearnProblem('refused', problem.detail, problem.remedy ?? null, problem.code);
}

function unreachable(): LearnProblem {
  return new LearnProblem(
    'unreachable',
    'The service could not be reached.',
    'You may be offline, or the service is. Nothing is lost: try again when the connection is back.',
  );
}

function unreadableProblem(): LearnProblem {
  return new LearnProblem(
    'unreadable',
    'The service answered with what this page cannot read.',
    'Load the page again: it may be older than the service.',
  );
}

function unreadable(): never {
  throw unreadableProblem();
}
