import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generateVectors, VECTORS_FOLDER } from '../../scripts/vectors.ts';

describe('the frozen vectors', () => {
  const generated = generateVectors();

  it.each([...generated.keys()])('%s is what the generator writes, byte for byte', async (name) => {
    expect(await readFile(new URL(name, VECTORS_FOLDER), 'utf8')).toBe(generated.get(name));
  });

  it('are generated the same twice', () => {
    expect([...generateVectors()]).toEqual([...generated]);
  });

  it('have no file that the generator does not know', async () => {
    const names = (await readdir(VECTORS_FOLDER)).filter((name) => name.endsWith('.json'));
    expect(names.sort()).toEqual([...generated.keys()].sort());
  });

  it('owe nothing to the service: the generator imports ethers and itself', async () => {
    const folder = new URL('vectors/', new URL('../../scripts/', import.meta.url));
    const names = await readdir(folder);
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
    const imported = texts.flatMap((text) => [...text.matchAll(/from '([^']+)'/g)].map((found) => found[1] ?? ''));
    expect(new Set(imported.filter((source) => !source.startsWith('./')))).toEqual(new Set(['ethers']));
  });
});
