import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);

/** The names of all tests written in Solidity. */
async function solidityTests(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.t.sol')) continue;
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const [, name] of source.matchAll(/function ((?:test|testFuzz|invariant)_\w+)\(/g)) if (name) names.add(name);
  }
  return names;
}

test('every test that the contracts README names exists', async () => {
  const readme = await readFile(new URL('../../contracts/README.md', folder), 'utf8');
  const named = [...readme.matchAll(/`((?:test|testFuzz|invariant)_\w+)`/g)].map(([, name]) => name);
  const existing = await solidityTests();
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => name === undefined || !existing.has(name))).toEqual([]);
});

test('every custom error of the interface is expected by a Solidity test', async () => {
  const surface = await readFile(new URL('../../contracts/interfaces/ICredentialRegistry.sol', folder), 'utf8');
  const errors = [...surface.matchAll(/error (CredentialRegistry\w+)\(/g)].map(([, name]) => name);
  const sources: string[] = [];
  for (const file of await readdir(folder)) {
    if (file.endsWith('.sol')) sources.push(await readFile(new URL(file, folder), 'utf8'));
  }
  const tests = sources.join('\n');
  expect(errors.length).toBe(26);
  expect(errors.filter((name) => !tests.includes(`${name}.selector`))).toEqual([]);
});
