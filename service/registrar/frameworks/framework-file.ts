import { type CheckedDocument, checkDocument } from '../../pathway/document/check-document.ts';
import { type CompetencyFramework, frameworkRefused, readFramework } from '../../pathway/framework/parse-framework.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import { MOST_CASE_BYTES } from './case-file.ts';

/** How much of a file with a framework is read: one that was a CASE package, with what CASE said of it. */
export const MOST_FRAMEWORK_BYTES = 2 * MOST_CASE_BYTES;

/** Reads a file with a framework of ours. Nothing is thrown, whatever the file. */
export function readFrameworkFile({ bytes, format }: DefinitionFile): CheckedDocument<CompetencyFramework> {
  return checkDocument(
    bytes,
    format,
    (json, written) => {
      const { framework, findings } = readFramework(json, written);
      return { content: framework, findings };
    },
    MOST_FRAMEWORK_BYTES,
  );
}

/** The framework that a file describes. @throws CairnError `malformed-framework` */
export function frameworkInFile(file: DefinitionFile): CompetencyFramework {
  const { content, findings } = readFrameworkFile(file);
  if (content === null) throw frameworkRefused(findings);
  return content;
}
