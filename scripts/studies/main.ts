/**
 * `npm run study -- NAME`: what evaluation makes of many learners, as tables.
 *
 * `continuous-assessment [--csv FILE]` is on OULAD (`CAIRN_OULAD`, default `../shared/data/oulad`), and writes every
 * disagreement with its trace into the file; `generated-cohort [--learners N]` makes up N learners (default 100,000) on the
 * professional pathway of three tiers. With `--json` the last line is the study as one object.
 */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CairnError } from '../../service/core/errors.ts';
import { professionalPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { openScratchApplication } from '../bench/scratch-application.ts';
import { continuousAssessmentReport, DISAGREEMENT_HEADER, disagreementLine } from './continuous-assessment/report.ts';
import { studyContinuousAssessment } from './continuous-assessment/study.ts';
import { generatedCohortReport } from './generated-cohort/report.ts';
import { studyGeneratedCohort } from './generated-cohort/study.ts';

const note = (text: string) => console.error(text);
const { name, csv, learners, json } = options();
try {
  const study = name === 'generated-cohort' ? await generatedCohort(learners) : await continuousAssessment(csv);
  console.log(study.report);
  if (json) console.log(JSON.stringify(study.found));
} catch (error) {
  if (!(error instanceof CairnError)) throw error;
  console.error(`error: ${error.message}\n${error.remedy ?? ''}`);
  process.exitCode = 3;
}

async function continuousAssessment(file: string | undefined) {
  const lines: string[] = [];
  const found = await studyContinuousAssessment(
    process.env['CAIRN_OULAD'] ?? '../shared/data/oulad',
    file === undefined ? undefined : (one) => lines.push(disagreementLine(one)),
  );
  if (file !== undefined) {
    const written = await open(file, 'wx');
    await written.writeFile([DISAGREEMENT_HEADER, ...lines]);
    await written.close();
    note(`${lines.length} disagreements are in ${file}`);
  }
  return { found, report: continuousAssessmentReport(found) };
}

async function generatedCohort(count: number) {
  const application = await openScratchApplication();
  try {
    const found = await studyGeneratedCohort(application.installation, professionalPathway, count, note);
    return { found, report: generatedCohortReport(found) };
  } finally {
    await application.remove();
  }
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        csv: { type: 'string' },
        learners: { type: 'string', default: '100000' },
        json: { type: 'boolean', default: false },
      },
    });
    const [name, ...more] = positionals;
    if (more.length > 0 || (name !== 'continuous-assessment' && name !== 'generated-cohort')) {
      return refuse(`there is no study ${JSON.stringify(positionals.join(' '))}`);
    }
    const learners = Number(values.learners);
    if (!Number.isInteger(learners) || learners < 1 || learners > 1_000_000) {
      return refuse(`--learners is a number from 1 to 1,000,000, found ${JSON.stringify(values.learners)}`);
    }
    return { name, csv: values.csv, learners, json: values.json };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(problem: string): never {
  console.error(`error: ${problem}`);
  console.error('usage: npm run study -- continuous-assessment [--csv FILE] [--json]');
  console.error('       npm run study -- generated-cohort [--learners N] [--json]');
  process.exit(3);
}
