import { readFile } from 'node:fs/promises';
import hre from 'hardhat';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { staleChainFiles } from '../../scripts/abi.ts';
import { benchGas } from '../../scripts/bench/gas.ts';

test('the committed ABI and bytecode are what the contracts compile to', { timeout: 120_000 }, async () => {
  expect(await staleChainFiles()).toEqual([]);
});

test('no transaction costs more gas than was aimed at', { timeout: 120_000 }, async () => {
  const { rows } = await benchGas();
  const aimed = rows.filter(({ aim }) => aim !== null);
  expect(aimed.map(({ name }) => name)).toEqual([
    'anchor a batch of any size',
    'revoke 256 in one word',
    'revoke 100, scattered',
    'revoke a whole batch',
  ]);
  for (const { name, gas, aim } of aimed) expect(gas, name).toBeLessThanOrEqual(aim ?? 0);
});

const layoutOf = z.object({
  output: z.object({
    contracts: z.object({
      'project/contracts/CredentialRegistry.sol': z.object({
        CredentialRegistry: z.object({
          storageLayout: z.object({ storage: z.array(z.object({ label: z.string(), slot: z.string() })) }),
        }),
      }),
    }),
  }),
});

test('the compiler lays the state out in the seven slots of the contracts README', { timeout: 120_000 }, async () => {
  await hre.tasks.getTask('build').run({ quiet: true });
  const buildInfo = await hre.artifacts.getBuildInfoId('contracts/CredentialRegistry.sol:CredentialRegistry');
  const path = buildInfo && (await hre.artifacts.getBuildInfoOutputPath(buildInfo));
  const { output } = layoutOf.parse(JSON.parse(await readFile(path ?? '', 'utf8')));
  const { storage } = output.contracts['project/contracts/CredentialRegistry.sol'].CredentialRegistry.storageLayout;
  expect(storage.map(({ label, slot }) => `${slot} ${label}`)).toEqual([
    '0 _issuerCount',
    '1 _issuers',
    '2 _keys',
    '3 _batches',
    '4 _revocations',
    '5 _suspensions',
    '6 _publishedAt',
  ]);
});
