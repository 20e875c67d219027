import { z } from 'zod';
import { boundedWait, TOO_SLOW } from '../../page/bounded-wait.ts';
import { SignInProblem } from './sign-in-problem.ts';

const PATIENCE_SECONDS = 20;

const problem = z.object({ code: z.string(), detail: z.string(), remedy: z.string().optional() });
const waysAnswer = z.object({
  mail: z.boolean(),
  oidc: z.object({ name: z.string() }).nullable().default(null),
});
const linkAnswer = z.object({ minutes: z.int() });
const sessionAnswer = z.object({ mailbox: z.string().nullable(), expiresAt: z.string() });

/** How learners sign in here. */
export type SignInWays = z.infer<typeof waysAnswer>;

/** The session that is open, as it may be shown. */
export type ShownSession = z.infer<typeof sessionAnswer>;

/** Where the sign-in by an identity provider begins; a link to follow, not to fetch. */
export const OIDC_ADDRESS = '/v1/learn/oidc';

/**
 * What this page asks of the service to sign somebody in and out. The session itself it never sees: the browser keeps it.
 * Everything here throws SignInProblem for what was not done.
 */
export const signInClient = {
  ways: (): Promise<SignInWays> => read('GET', '/v1/learn/sign-in-ways', undefined, waysAnswer),

  /** Returns for how many minutes the link may be used that is on its way, where the address is a learner's. */
  askForLink: async (email: string): Promise<number> =>
    (await read('POST', '/v1/learn/sign-in-links', { email, language: navigator.language }, linkAnswer)).minutes,

  /**
   * Uses a link up. When the answer is lost, or somebody has pressed twice, the session that it opened is there all the
   * same.
   */
  useLink: async (code: string): Promise<void> => {
    try {
      await ask('POST', '/v1/learn/sessions', { code });
    } catch (error) {
      const mayBeIn = error instanceof SignInProblem && ['unreachable', 'sign-in-link-used'].includes(error.code);
      if (!mayBeIn || (await signInClient.session().catch(() => null)) === null) throw error;
    }
  },

  session: (): Promise<ShownSession> => read('GET', '/v1/learn/session', undefined, sessionAnswer),

  signOut: async (where: 'here' | 'everywhere'): Promise<void> => {
    try {
      await ask('DELETE', where === 'here' ? '/v1/learn/session' : '/v1/learn/sessions');
    } catch (error) {
      // Whoever is signed out already has what they want.
      if (!(error instanceof SignInProblem && error.code === 'not-signed-in')) throw error;
    }
  },
};

type Method = 'GET' | 'POST' | 'DELETE';

async function read<S extends z.ZodType>(method: Method, path: string, body: unknown, schema: S): Promise<z.infer<S>> {
  const parsed = schema.safeParse(jsonIn(await ask(method, path, body)));
  if (parsed.success) return parsed.data;
  throw unreachable();
}

async function ask(method: Method, path: string, body?: unknown): Promise<string> {
  const answered = await boundedWait(send(method, path, body), PATIENCE_SECONDS);
  if (answered === TOO_SLOW) throw unreachable();
  const { ok, text } = answered;
  if (ok) return text;
  const told = problem.safeParse(jsonIn(text));
  if (!told.success) throw unreachable();
  throw new SignInProblem(told.data.code, told.data.detail, told.data.remedy ?? null);
}

async function send(
  method: Method,
  path: string,
  body: unknown,
): Promise<{ readonly ok: boolean; readonly text: string }> {
  try {
    const response = await fetch(path, {
      method,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
    });
    return { ok: response.ok, text: await response.text() };
  } catch (error) {
    if (error instanceof TypeError) throw unreachable();
    throw error;
  }
}

/** Null for what is no JSON: a proxy's own page, say. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function unreachable(): SignInProblem {
  return new SignInProblem('unreachable', 'The service does not answer.');
}
