import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import { shippedFramework, shippedFrameworks } from '../../pathway/examples/shipped-frameworks.ts';
import type { FoundFramework, FrameworkLookup } from '../../pathway/framework/framework-lookup.ts';
import { type CompetencyFramework, frameworkDigest, parseFramework } from '../../pathway/framework/parse-framework.ts';
import {
  type FrameworkEditionKey,
  type FrameworkEditionRow,
  frameworkEdition,
  frameworkEditionKeys,
  frameworkEditions,
} from '../../store/frameworks.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';

/** An edition that is known here. */
export interface KnownFramework extends FoundFramework {
  /** What is kept of it here; null for one that ships. */
  readonly row: FrameworkEditionRow | null;
}

/** `data-stewardship@2026.1` */
export function editionName({ id, edition }: FrameworkEditionKey): string {
  return `${id}@${edition}`;
}

/**
 * Which editions are known, by framework and edition: those that ship, which are published everywhere, and those of this
 * installation.
 */
export async function knownEditions(db: Connection): Promise<FrameworkEditionKey[]> {
  const all = new Map(
    [...shippedFrameworks, ...(await frameworkEditionKeys(db))].map(({ id, edition }) => [
      editionName({ id, edition }),
      { id, edition },
    ]),
  );
  return [...all.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}

/**
 * The edition of that very id and edition; null where none is known. What is kept under an edition counts, should another
 * version of the program ship another text.
 */
export async function knownFramework(db: Connection, key: FrameworkEditionKey): Promise<KnownFramework | null> {
  const row = await frameworkEdition(db, key);
  if (row !== undefined) return keptFramework(row);
  const found = shippedFrameworks.find(({ id, edition }) => id === key.id && edition === key.edition);
  return found === undefined ? null : shipped(found);
}

/** The framework as it is published under that edition; null where it is unknown, or not published. */
export async function publishedFramework(
  db: Connection,
  id: string,
  edition: string,
): Promise<CompetencyFramework | null> {
  const known = await knownFramework(db, { id, edition });
  return known?.standing === 'published' ? known.framework : null;
}

/** Finds editions for documents that name them: as the store holds them now. */
export async function frameworkLookup(db: Connection): Promise<FrameworkLookup> {
  const rows = new Map(
    (await frameworkEditions(db)).map((row) => [editionName({ id: row.framework_id, edition: row.edition }), row]),
  );
  // Read when they are asked for: a document names few of them.
  return (id, edition) => {
    const row = rows.get(editionName({ id, edition }));
    return row === undefined ? shippedFramework(id, edition) : keptFramework(row);
  };
}

/**
 * The edition that is named: `data-stewardship@2026.1`, or `data-stewardship` where there is one edition of it.
 *
 * @throws CairnError `framework-not-found`, also when several editions are known and none is named
 */
export async function findFramework(db: Connection, name: string): Promise<KnownFramework> {
  const known = await knownEditions(db);
  const named = known.filter((key) => name === key.id || name === editionName(key));
  const [only] = named;
  if (only !== undefined && named.length === 1) {
    const found = await knownFramework(db, only);
    if (found !== null) return found;
  }
  const choices = (named.length > 1 ? named : known).map(editionName);
  throw new CairnError(
    'framework-not-found',
    named.length > 1
      ? `there are ${named.length} editions of the framework ${name.slice(0, 100)}`
      : `no framework ${name.slice(0, 100)} is known here`,
    {
      remedy: `name one of these: ${choices.slice(0, 30).join(', ')}; or write one down with npx cairn framework draft FILE`,
      details: { framework: name.slice(0, 100) },
    },
  );
}

function shipped(framework: CompetencyFramework): KnownFramework {
  return { framework, standing: 'published', digest: frameworkDigest(framework), row: null };
}

function keptFramework(row: FrameworkEditionRow): KnownFramework {
  const framework = parseFramework(storedObject(row.document));
  return { framework, standing: row.state, digest: digestOf(row, framework), row };
}

/** @throws CairnError `store-corrupt` when the text is not the one that was signed off */
function digestOf(row: FrameworkEditionRow, framework: CompetencyFramework): Hash32 {
  const digest = frameworkDigest(framework);
  if (digest === row.digest) return digest;
  throw new CairnError('store-corrupt', `the framework ${editionName(framework)} is not the text of its digest`, {
    remedy: 'restore the database from a backup',
  });
}
