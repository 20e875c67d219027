import type { Hash32 } from '../../core/hex.ts';
import { checkDocument } from '../../pathway/document/check-document.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { checkFramework } from '../../pathway/framework/check-framework.ts';
import {
  type CompetencyFramework,
  frameworkDigest,
  frameworkReference,
  readFramework,
} from '../../pathway/framework/parse-framework.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import { MOST_FRAMEWORK_BYTES } from './framework-file.ts';

/** What was found in a framework, in the order of the file. */
export interface FrameworkCheck {
  /** Null where the form itself is not kept, so that there is none. */
  readonly framework: CompetencyFramework | null;
  /** `urn:cairn:framework:{id}:{edition}`; null as the framework. */
  readonly reference: string | null;
  readonly digest: Hash32 | null;
  readonly findings: readonly LocatedFinding[];
  /** Whether none of the findings is an error. */
  readonly usable: boolean;
}

/** Checks a framework. Nothing is thrown, whatever the file. */
export function checkFrameworkFile({ bytes, format }: DefinitionFile, today: string): FrameworkCheck {
  const { content, findings } = checkDocument(
    bytes,
    format,
    (json, written) => {
      const { framework, findings } = readFramework(json, written);
      if (framework === null) return { content: null, findings };
      return { content: framework, findings: checkFramework(framework, { today }) };
    },
    MOST_FRAMEWORK_BYTES,
  );
  return {
    framework: content,
    reference: content === null ? null : frameworkReference(content),
    digest: content === null ? null : frameworkDigest(content),
    findings,
    usable: content !== null && findings.every(({ severity }) => severity !== 'error'),
  };
}
