import { CairnError } from '../../core/errors.ts';
import { type RoleSource, sourceSchema } from '../../pathway/role/role-profile-form.ts';

export { SOURCE_KINDS } from '../../pathway/role/role-profile-form.ts';

/** What is said of a source on a command line. */
export interface RoleSourceFlags {
  readonly source?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly day?: string;
  readonly sample?: string;
  readonly url?: string;
}

/**
 * The source that is meant: one of the profile's by its id, or a new one with all that it needs; null where none is said.
 *
 * @throws CairnError `malformed-command`
 */
export function roleSource({ source, kind, title, day, sample, url }: RoleSourceFlags): string | RoleSource | null {
  const isNew = [kind, title, day, sample, url].some((said) => said !== undefined);
  if (!isNew) return source ?? null;
  const parsed = sourceSchema.safeParse({
    ...{ id: source, kind, title, day },
    ...(sample === undefined ? {} : { sampleSize: Number(sample) }),
    ...(url === undefined ? {} : { url }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path[0];
  const option = place === 'id' ? 'source' : place === 'sampleSize' ? 'sample' : String(place);
  throw new CairnError(
    'malformed-command',
    `a new source needs --source, --kind, --title and --day; --${option} is missing or is none`,
    {
      remedy: 'npx cairn role import --help shows an example',
    },
  );
}
