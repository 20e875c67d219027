import { allRecords } from '../all-records.ts';
import type { CohortRecord } from '../cohort-records.ts';
import { readCsv } from '../read-csv.ts';
import { UniqueLines } from '../unique-lines.ts';
import { CHUNK_SIZE, cohortIdOf, moduleOf, presentationOf } from './oulad-columns.ts';

const COLUMNS = ['code_module', 'code_presentation', 'module_presentation_length'] as const;

/** `courses.csv`: a cohort for every presentation, on the pathway `oulad-{module}` that ships with Cairn. */
export async function readCohorts(file: string): Promise<CohortRecord[]> {
  const seen = new UniqueLines(file, 'each module and presentation');
  const chunks = readCsv(
    file,
    COLUMNS,
    (row): CohortRecord => {
      const module = moduleOf(row);
      const presentation = presentationOf(row);
      seen.add(module, presentation, row.line);
      return {
        id: cohortIdOf(row),
        pathwayId: `oulad-${module.toLowerCase()}`,
        title: `Open University module ${module}, ${startOf(presentation)}`,
        lengthDays: row.integer('module_presentation_length', 'a length in days'),
      };
    },
    CHUNK_SIZE,
  );
  return allRecords(chunks);
}

/** `2013J` is `October 2013`, `2014B` is `February 2014`. */
function startOf(presentation: string): string {
  return `${presentation.endsWith('B') ? 'February' : 'October'} ${presentation.slice(0, 4)}`;
}
