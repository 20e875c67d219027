/** A tiny folder in OULAD's form, in which single files can be replaced by broken ones. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** File name to content. */
export type OuladFolder = Readonly<Record<string, string | Uint8Array>>;

export const smallOulad: OuladFolder = {
  'courses.csv': 'code_module,code_presentation,module_presentation_length\nAAA,2013J,268\nAAA,2014B,240\n',
  'assessments.csv':
    'code_module,code_presentation,id_assessment,assessment_type,date,weight\n' +
    'AAA,2013J,1,TMA,19,12.50\nAAA,2013J,2,Exam,?,100\nAAA,2014B,3,CMA,,0\n',
  // The columns in another order than the published one, and demographics beside them.
  'studentInfo.csv':
    'final_result,region,id_student,code_presentation,code_module\n' +
    'Pass,"Wales, South",10,2013J,AAA\nWithdrawn,Wales,10,2014B,AAA\n?,Wales,11,2013J,AAA\n',
  'studentAssessment.csv':
    'id_student,id_assessment,date_submitted,is_banked,score\n10,1,-3,1,78\n10,2,200,0,?\n11,1,18,0,62.50\n10,3,5,0,\n',
};

/** Writes the files to a new folder, hands its path to `use`, and removes it afterwards. */
export async function withFolder<T>(files: OuladFolder, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-oulad-'));
  try {
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
