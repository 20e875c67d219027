import { type AnchoredBatch, anchorBatches } from '../../registrar/anchoring/anchor-batches.ts';
import { table } from '../table.ts';
import { count, counted, duration } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

/** `cairn anchor [BATCH...]` */
export const addAnchor: AddCommands = (program, cli) => {
  program
    .command('anchor')
    .argument('[batch...]', 'only these batches; all that are sealed when none is named')
    .description('bring sealed batches onto the chain, and wait until they are final there')
    .addHelpText('after', example('anchor'))
    .action(async (batchIds: string[]) => {
      const { terminal } = cli;
      const started = performance.now();
      const anchored = await cli.acting(
        'batches.anchor',
        { details: { batches: batchIds } },
        ({ installation }) => terminal.showing((onProgress) => anchorBatches(installation, batchIds, onProgress)),
        (batches) => ({ final: batches.map(({ batchId }) => batchId) }),
      );
      const milliseconds = Math.round(performance.now() - started);
      const certificates = anchored.reduce((sum, { size }) => sum + size, 0);
      const gasUsed = anchored.reduce((sum, batch) => sum + (batch.gasUsed ?? 0), 0);
      for (const batch of anchored) terminal.record({ kind: 'batch', ...batch });
      terminal.record({
        kind: 'summary',
        command: 'anchor',
        batches: anchored.length,
        certificates,
        gasUsed,
        milliseconds,
      });
      if (anchored.length === 0) return terminal.say('Nothing to anchor: no batch waits for it.');
      terminal.say(
        ...table<AnchoredBatch>(
          [
            { title: 'Cohort', cell: ({ cohortId }) => cohortId },
            { title: 'Award', cell: ({ awardId }) => awardId },
            { title: 'Certificates', align: 'right', cell: ({ size }) => count(size) },
            { title: 'Batch', cell: ({ batchId }) => batchId },
            {
              title: 'Block',
              align: 'right',
              cell: ({ blockNumber }) => (blockNumber === null ? '' : String(blockNumber)),
            },
            { title: 'Gas', align: 'right', cell: (batch) => (batch.gasUsed === null ? '' : count(batch.gasUsed)) },
            {
              title: 'Transaction',
              cell: ({ transactionHash }) => transactionHash ?? 'by somebody else',
              style: () => 'dim',
            },
          ],
          anchored,
          terminal.paint,
        ),
        '',
        `${counted(anchored.length, 'batch is', 'batches are')} final on the chain: ${counted(certificates, 'certificate')}, ` +
          `${count(gasUsed)} gas (${duration(milliseconds)}). Next: npx cairn export BATCH --out DIR`,
      );
    });
};
