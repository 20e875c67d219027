import { dayText } from '../../core/calendar-day.ts';
import { type CheckedDocument, checkDocument } from '../../pathway/document/check-document.ts';
import { checkFramework } from '../../pathway/framework/check-framework.ts';
import { type CompetencyFramework, readFramework } from '../../pathway/framework/parse-framework.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';

const DAY_MS = 86_400_000;

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return dayText(Math.floor(moment.getTime() / DAY_MS));
}

/** What was found in a framework, in the order of the file. Nothing is thrown, whatever the file. */
export function checkFrameworkFile(
  { bytes, format }: DefinitionFile,
  today: string,
): CheckedDocument<CompetencyFramework> {
  return checkDocument(bytes, format, (json, written) => {
    const { framework, findings } = readFramework(json, written);
    if (framework === null) return { content: null, findings };
    return { content: framework, findings: checkFramework(framework, { today }) };
  });
}
