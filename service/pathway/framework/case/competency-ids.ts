/** Identifiers of competencies that nobody gave any: CASE names items by UUIDs, which people neither say nor remember. */
import { slugOf } from './fitted-text.ts';

/** What a competency can be called after. */
interface Named {
  /** Its item's UUID. */
  readonly identifier: string;
  readonly code?: string;
  readonly statement: string;
}

/**
 * An identifier for each: of its code where no other has that, else of its statement, else its UUID. The order of the
 * items plays no part, so that the same package comes to the same identifiers.
 */
export function competencyIds(items: readonly Named[]): string[] {
  const codes = items.map(({ code }) => (code === undefined ? undefined : slugOf(code)));
  const statements = items.map(({ statement }) => slugOf(statement));
  const uuids = items.map(({ identifier }) => identifier.toLowerCase());
  const taken = counted([...new Set(uuids), ...codes]);
  const written = counted(statements);
  return items.map((_, at) => {
    const [code, statement, uuid = ''] = [codes[at], statements[at], uuids[at]];
    if (code !== undefined && taken.get(code) === 1) return code;
    if (statement !== undefined && written.get(statement) === 1 && !taken.has(statement)) return statement;
    return uuid;
  });
}

function counted(texts: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}
