import { CairnError } from '../../core/errors.ts';
import { isJsonObject, type JsonValue } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { type Pathway, parsePathway } from '../../pathway/pathway.ts';
import type { PathwayName } from './pathway-name.ts';

/** What came of asking for a pathway. */
export type FetchedPathway =
  | {
      readonly kind: 'pathway';
      readonly pathway: Pathway;
      /** Unix milliseconds. */
      readonly since: number | null;
      /** Statements by reference; what is not in it is shown by its reference. */
      readonly competencies: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'missing' | 'unreachable' | 'unreadable' };

/**
 * Fetches a definition from the page's own origin, since when its digest stands on the chain, as that says, and what its
 * competencies are. Without the last two it is shown all the same.
 */
export async function fetchPathway({ id, edition }: PathwayName): Promise<FetchedPathway> {
  const address = `/v1/pathways/${id}/${edition}`;
  try {
    const [answer, standing, statements] = await Promise.all([
      fetch(address),
      fetch(`${address}/standing`),
      fetch(`${address}/competencies`),
    ]);
    if (answer.status === 404) return { kind: 'missing' };
    if (!answer.ok) return { kind: 'unreachable' };
    const pathway = parsePathway(await jsonOf(answer));
    return {
      kind: 'pathway',
      pathway,
      since: standing.ok ? sinceOf(await jsonOf(standing)) : null,
      competencies: statements.ok ? statementsOf(await jsonOf(statements)) : new Map(),
    };
  } catch (error) {
    if (error instanceof CairnError) return { kind: 'unreadable' };
    if (error instanceof TypeError) return { kind: 'unreachable' };
    throw error;
  }
}

async function jsonOf(answer: Response): Promise<JsonValue> {
  return parseStrictJson(new Uint8Array(await answer.arrayBuffer()));
}

/** Unix milliseconds; null while it does not stand there for good. */
function sinceOf(standing: JsonValue): number | null {
  if (!isJsonObject(standing) || !isJsonObject(standing['onChain'])) return null;
  const { since } = standing['onChain'];
  const moment = typeof since === 'string' ? Date.parse(since) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}

function statementsOf(answer: JsonValue): Map<string, string> {
  const statements = isJsonObject(answer) ? answer['competencies'] : undefined;
  if (statements === undefined || !isJsonObject(statements)) return new Map();
  return new Map(
    Object.entries(statements).flatMap(([reference, statement]) =>
      typeof statement === 'string' ? [[reference, statement] as const] : [],
    ),
  );
}
