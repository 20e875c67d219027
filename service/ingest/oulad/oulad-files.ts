/** The files of the Open University Learning Analytics Dataset that an import needs, and how to get them. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError } from '../../core/errors.ts';

/** Where to fetch it. Kuzilek, Hlosta, Zdrahal: Open University Learning Analytics dataset, Sci. Data 4:170171 (2017). */
const REMEDY =
  'Download the Open University Learning Analytics Dataset from https://analyse.kmi.open.ac.uk/open-dataset ' +
  '(described in Scientific Data 4:170171; licence CC BY 4.0), unpack it, and give the folder with its CSV files.';

/** Paths of the four files. */
export interface OuladFiles {
  readonly courses: string;
  readonly assessments: string;
  readonly studentInfo: string;
  readonly studentAssessment: string;
}

/**
 * The paths of the four files in a folder.
 * @throws CairnError `results-not-found` that names every file that is not there, and says where OULAD is published.
 */
export async function findOuladFiles(folder: string): Promise<OuladFiles> {
  const files: OuladFiles = {
    courses: join(folder, 'courses.csv'),
    assessments: join(folder, 'assessments.csv'),
    studentInfo: join(folder, 'studentInfo.csv'),
    studentAssessment: join(folder, 'studentAssessment.csv'),
  };
  const paths = Object.values(files);
  const found = await Promise.all(paths.map(isFile));
  const missing = paths.filter((_, index) => found[index] === false);
  if (missing.length === 0) return files;
  throw new CairnError('results-not-found', `${folder} does not hold OULAD: ${missing.join(', ')} not found.`, {
    remedy: REMEDY,
    details: { folder, missing },
  });
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    // Not there, a file in place of the folder, not allowed in: all of these are answered by the remedy.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
