import { join, relative } from 'node:path';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { ensureRevoked } from '../../service/registrar/corrections/change-status.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { importOulad } from '../../service/registrar/results/import-oulad.ts';
import { generatedCohort, generatedLearners } from './generated-cohort.ts';
import type { DemoOptions } from './options.ts';
import { professionalCohort, professionalLearners } from './professional-cohort.ts';
import { type SampleFiles, sampleHashes, writeSampleFiles, writeSampleGradebook } from './sample-files.ts';
import type { Steps } from './steps.ts';

/** Results in, decisions, credentials, anchored batches, one revocation, files. Every step may be repeated. */
export async function mainJob(
  steps: Steps,
  installation: Installation,
  options: DemoOptions,
  source: string,
): Promise<{ readonly files: SampleFiles; readonly gradebook: string; readonly validHash: string }> {
  await steps.run('Results in', async (detail) => {
    const professional = shippedPathway('data-stewardship-professional');
    await importCohort(installation, { ...professionalCohort, pathway: professional }, professionalLearners);
    if (source === 'oulad' && options.oulad === undefined) {
      detail('as brought in by an earlier start');
      return;
    }
    if (options.oulad === undefined) {
      const learners = generatedLearners();
      await importCohort(installation, { ...generatedCohort, pathway: dataStewardshipPathway }, learners);
      detail(`${learners.length + professionalLearners.length} learners, made up`);
      return;
    }
    const found = await importOulad(installation, options.oulad, ({ step, done }) => detail(`${done} ${step}`));
    detail(`${figure(found.enrolments)} enrolments, ${figure(found.results)} results`);
  });
  await steps.run('Who completed what', async (detail) => {
    const { learners, cohorts } = await evaluateCohorts(installation, [], ({ step }) => detail(step));
    detail(`${figure(learners)} enrolments in ${cohorts} cohort${cohorts === 1 ? '' : 's'}`);
  });
  await steps.run('Credentials, sealed into batches', async (detail) => {
    const batches = await issueAwards(installation, {}, ({ step }) => detail(step));
    const credentials = batches.reduce((sum, batch) => sum + batch.credentials, 0);
    detail(batches.length === 0 ? 'nothing new' : `${figure(credentials)} in ${batches.length} batches`);
  });
  await steps.run('Batches anchored, and final', async (detail) => {
    const anchored = await anchorBatches(installation, [], ({ done, total }) => detail(`${done} of ${total}`));
    detail(anchored.length === 0 ? 'nothing new' : `${anchored.length} Merkle roots`);
  });
  const hashes = await sampleHashes(installation, source);
  await steps.run('One certificate revoked', () =>
    ensureRevoked(installation, parseCredentialHash(hashes.revoked), 'issued-in-error'),
  );
  const files = await steps.run('Certificate files to try', async (detail) => {
    const written = await writeSampleFiles(installation, hashes);
    detail(relative(process.cwd(), join(written.valid, '..')));
    return written;
  });
  return { files, gradebook: await writeSampleGradebook(), validHash: hashes.valid };
}

function figure(count: number): string {
  return count.toLocaleString('en-GB');
}
