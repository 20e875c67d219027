import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { type CsvImportRequest, runCsvImport } from '../../service/registrar/results/csv-import.ts';
import type { CsvImportReport } from '../../service/registrar/results/csv-import-report.ts';
import { type MappingOptions, mappingFrom } from '../../service/registrar/results/mapping-options.ts';
import { openUnanchored } from './unanchored-installation.ts';

/** An installation with three cohorts, into which files of results are brought. */
export interface CsvDesk {
  readonly installation: Installation;
  /** A folder for files. */
  readonly folder: string;
  /** The request that brings a file into the cohort `spring`, unless it is told otherwise. */
  request(content: string | Uint8Array, changes?: CsvChanges): Promise<CsvImportRequest>;
  import(content: string | Uint8Array, changes?: CsvChanges): Promise<CsvImportReport>;
  /** Every result that is stored: `cohort learner assessment score day`, the assessment with `#2` for a second attempt. */
  results(): Promise<string[]>;
  /** Every learner and enrolment. */
  people(): Promise<string[]>;
  close(): Promise<void>;
}

export type CsvChanges = Partial<Omit<CsvImportRequest, 'mapping'>> & { readonly options?: MappingOptions };

export const NOW = new Date('2026-05-01T12:00:00Z');

/** `spring` and `autumn` are of a pathway with four assessments, `open` is of one that takes any. */
export async function openCsvDesk(): Promise<CsvDesk> {
  const { installation, close } = await openUnanchored(NOW);
  const folder = await mkdtemp(join(tmpdir(), 'cairn-csv-'));
  await putCohort(installation, 'spring', dataStewardshipPathway, {});
  await putCohort(installation, 'autumn', dataStewardshipPathway, {});
  await putCohort(installation, 'open', shippedPathway('oulad-aaa'), {});
  const { db } = installation.store;
  const request = async (content: string | Uint8Array, { options = {}, ...changes }: CsvChanges = {}) => {
    const file = join(folder, 'results.csv');
    await writeFile(file, content);
    return {
      ...{ file, name: 'results.csv', origin: 'results.csv', cohortId: 'spring', within: null, mappingName: null },
      ...{ saveMapping: null, dryRun: false, skipInvalid: false, errorsFile: null },
      mapping: mappingFrom(options),
      ...changes,
    };
  };
  return {
    installation,
    folder,
    request,
    import: async (content, changes) =>
      await runCsvImport(installation.store, await request(content, changes), NOW, () => {}),
    results: async () =>
      (
        await db
          .selectFrom('result')
          .selectAll()
          .orderBy('cohort_id')
          .orderBy('learner_id')
          .orderBy('assessment_id')
          .orderBy('attempt')
          .execute()
      ).map(({ cohort_id, learner_id, assessment_id, attempt, score, submitted_on }) =>
        [
          cohort_id,
          learner_id,
          attempt === 1 ? assessment_id : `${assessment_id}#${attempt}`,
          score,
          submitted_on,
        ].join(' '),
      ),
    people: async () =>
      (
        await db
          .selectFrom('enrolment')
          .innerJoin('learner', 'learner.learner_id', 'enrolment.learner_id')
          .select(['cohort_id', 'learner.learner_id', 'name', 'email', 'final_result', 'status'])
          .orderBy('cohort_id')
          .orderBy('learner.learner_id')
          .execute()
      ).map((row) =>
        [row.cohort_id, row.learner_id, row.name, row.email, row.final_result, row.status]
          .filter((text) => text !== null)
          .join(' '),
      ),
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}
