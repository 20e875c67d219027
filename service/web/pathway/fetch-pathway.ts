import { CairnError } from '../../core/errors.ts';
import { isJsonObject, type JsonValue } from '../../core/json.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { type Pathway, parsePathway } from '../../pathway/pathway.ts';
import type { PathwayName } from './pathway-name.ts';

/** What came of asking for a pathway. */
export type FetchedPathway =
  | { readonly kind: 'pathway'; readonly pathway: Pathway; readonly since: number | null }
  | { readonly kind: 'missing' | 'unreachable' | 'unreadable' };

/** Fetches a definition from the page's own origin, and since when its digest stands on the chain, as that says. */
export async function fetchPathway({ id, edition }: PathwayName): Promise<FetchedPathway> {
  const address = `/v1/pathways/${id}/${edition}`;
  try {
    const [answer, standing] = await Promise.all([fetch(address), fetch(`${address}/standing`)]);
    if (answer.status === 404) return { kind: 'missing' };
    if (!answer.ok) return { kind: 'unreachable' };
    const pathway = parsePathway(await jsonOf(answer));
    return { kind: 'pathway', pathway, since: standing.ok ? sinceOf(await jsonOf(standing)) : null };
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
