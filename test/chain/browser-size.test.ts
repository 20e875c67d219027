import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** What a page gets when it imports a file of ours, minified. */
async function bundled(path: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../service/chain/${path}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'bundle' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .map((part) => (part.type === 'chunk' ? part.code : ''))
    .join('');
}

describe('what a page loads to read the chain', () => {
  it('is at most 20 kB gzipped, with nothing of Node in it', async () => {
    const code = await bundled('read-registry.ts');
    expect(gzipSync(code).length).toBeLessThan(20_000);
    expect(code).not.toMatch(/node:|require\(|\bBuffer\b|process\.env/);
  });

  it('is at most 8 kB gzipped for the DID document', async () => {
    const code = await bundled('fetch-did-document.ts');
    expect(gzipSync(code).length).toBeLessThan(8_000);
    expect(code).not.toMatch(/node:|require\(|\bBuffer\b|process\.env/);
  });
});
