import { type CheckedDocument, checkDocument } from '../../pathway/document/check-document.ts';
import type { DocumentFormat } from '../../pathway/document/document-format.ts';
import { writeDocument } from '../../pathway/document/write-document.ts';
import type { CasePackage } from '../../pathway/framework/case/case-package.ts';
import { type CaseExportSetting, exportCase } from '../../pathway/framework/case/export-case.ts';
import { importCase } from '../../pathway/framework/case/import-case.ts';
import { type CompetencyFramework, parseFramework } from '../../pathway/framework/parse-framework.ts';

/** How much of a CASE package is read: the standards of a whole state have some megabytes. */
export const MOST_CASE_BYTES = 16 * 1024 * 1024;

/** Reads a file with a CASE package as a framework. Nothing is thrown, whatever the file. */
export function readCaseFile(bytes: Uint8Array): CheckedDocument<CompetencyFramework> {
  return checkDocument(
    bytes,
    'json',
    (json) => {
      const { framework, findings } = importCase(json);
      return { content: framework === null ? null : parseFramework(framework), findings };
    },
    MOST_CASE_BYTES,
  );
}

/** A framework as a file that people go on writing in. */
export function frameworkFile({ source }: Pick<CompetencyFramework, 'source'>, format: DocumentFormat): string {
  return writeDocument(source, format);
}

/** A framework as a CASE package. */
export function casePackage(framework: CompetencyFramework, setting: CaseExportSetting): CasePackage {
  return exportCase(framework, setting);
}
