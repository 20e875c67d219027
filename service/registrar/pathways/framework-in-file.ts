import { readDocument } from '../../pathway/document/read-document.ts';
import { type CompetencyFramework, frameworkRefused, readFramework } from '../../pathway/framework/parse-framework.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';

/** The competency framework that a file describes. @throws CairnError `malformed-framework` */
export function frameworkInFile({ bytes, format }: DefinitionFile): CompetencyFramework {
  const reading = readDocument(bytes, format);
  if (reading.document === null) throw frameworkRefused(reading.findings);
  const { framework, findings } = readFramework(reading.document.json, reading.document.written);
  if (framework === null) throw frameworkRefused(findings);
  return framework;
}
