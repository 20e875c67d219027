import { shippedFrameworks } from '../../pathway/examples/shipped-frameworks.ts';
import type { FrameworkLookup } from '../../pathway/framework/framework-lookup.ts';
import { frameworkDigest } from '../../pathway/framework/parse-framework.ts';
import type { Connection } from '../../store/store.ts';

/** Finds the frameworks that are known here. */
export async function knownFrameworks(_db: Connection): Promise<FrameworkLookup> {
  return (id, edition) => {
    const framework = shippedFrameworks.find((one) => one.id === id && one.edition === edition);
    return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
  };
}
