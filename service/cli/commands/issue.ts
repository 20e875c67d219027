import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Installation } from '../../registrar/installation.ts';
import { type IssuedBatch, issueAwards } from '../../registrar/issue-awards.ts';
import { statusOverview } from '../../registrar/status-overview.ts';
import { table } from '../table.ts';
import { count, counted, duration, shortHash } from '../words.ts';
import { type AddCommands, example, gathered } from './command-group.ts';

interface IssueFlags {
  readonly award?: readonly string[];
  readonly dryRun?: boolean;
}

/** `cairn issue [COHORT...] [--award ID] [--dry-run]` */
export const addIssue: AddCommands = (program, cli) => {
  program
    .command('issue')
    .argument('[cohort...]', 'only these cohorts; all when none is named')
    .option('--award <id>', 'only this award; may be given several times', gathered)
    .option('--dry-run', 'show what would be issued, and issue nothing')
    .description('make and seal the certificates that were earned and are not issued yet, a batch per cohort and award')
    .addHelpText('after', example('issue --dry-run', 'issue AAA-2013J --award certificate'))
    .action(async (cohortIds: string[], { award, dryRun = false }: IssueFlags) => {
      const { terminal } = cli;
      const started = performance.now();
      const { installation } = await cli.open();
      const work = (): Promise<IssuedBatch[]> =>
        terminal.showing((onProgress) => issueAwards(installation, { cohortIds, awardIds: award, dryRun }, onProgress));
      const asked = { details: { cohorts: cohortIds, awards: award ?? [] } };
      const issued = dryRun ? await work() : await cli.acting('certificates.issue', asked, work, issuedBatches);
      if (issued.length === 0) await assertAnythingEarned(installation, cohortIds);
      const milliseconds = Math.round(performance.now() - started);
      const credentials = issued.reduce((sum, batch) => sum + batch.credentials, 0);
      for (const batch of issued) terminal.record({ kind: 'batch', ...batch });
      terminal.record({ kind: 'summary', command: 'issue', dryRun, batches: issued.length, credentials, milliseconds });
      if (issued.length === 0) return terminal.say('Nothing to issue: everything that was earned is issued.');
      terminal.say(
        ...table<IssuedBatch>(
          [
            { title: 'Cohort', cell: ({ cohortId }) => cohortId },
            { title: 'Award', cell: ({ awardId }) => awardId },
            { title: 'Certificates', align: 'right', cell: (batch) => count(batch.credentials) },
            { title: 'Without name', align: 'right', cell: ({ withoutName }) => count(withoutName) },
            { title: dryRun ? '' : 'Batch', cell: ({ batchId }) => batchId ?? '' },
            {
              title: dryRun ? '' : 'Root',
              cell: ({ root }) => (root === null ? '' : shortHash(root)),
              style: () => 'dim',
            },
          ],
          issued,
          terminal.paint,
        ),
        '',
        dryRun
          ? `Would issue ${counted(credentials, 'certificate')} in ${counted(issued.length, 'batch', 'batches')}. Nothing was issued.`
          : `Issued ${counted(credentials, 'certificate')} in ${counted(issued.length, 'batch', 'batches')} (${duration(milliseconds)}). Next: npx cairn anchor`,
      );
    });
};

function issuedBatches(issued: readonly IssuedBatch[]): JsonObject {
  return { batches: issued.map(({ batchId, credentials }) => ({ batchId, credentials })) };
}

/**
 * Nothing to issue is fine when all is issued; it is a mistake when nobody was brought in or evaluated.
 *
 * @throws CairnError `nothing-to-issue`
 */
async function assertAnythingEarned(installation: Installation, cohortIds: readonly string[]): Promise<void> {
  const { cohorts } = await statusOverview(installation);
  const chosen = cohorts.filter(({ cohortId }) => cohortIds.length === 0 || cohortIds.includes(cohortId));
  const named = chosen
    .map(({ cohortId }) => cohortId)
    .slice(0, 10)
    .join(', ');
  const problem = (message: string, remedy: string): CairnError =>
    new CairnError('nothing-to-issue', message, {
      remedy,
      details: { cohorts: chosen.map(({ cohortId }) => cohortId) },
    });
  if (chosen.length === 0)
    throw problem('no cohort is known yet', 'bring in results first: npx cairn import oulad DIR');
  if (chosen.every(({ learners }) => learners === 0)) {
    throw problem(`${named}: nobody is enrolled`, 'bring in the results of its learners first');
  }
  if (chosen.every(({ evaluated }) => evaluated === 0)) {
    throw problem(`${named}: nobody has been evaluated yet`, 'run npx cairn evaluate first');
  }
}
