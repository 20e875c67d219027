import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** Bundles a module for browsers, with nothing put in for Node's own modules. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] }, minify: true },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .map((each) => ('code' in each ? each.code : ''))
    .join('\n');
}

describe("the browser's copy of core", () => {
  it('needs no polyfill, no eval and no WebAssembly, and takes at most 20 kB gzipped', async () => {
    const code = await bundle(new URL('../../service/core/verify.ts', import.meta.url).pathname);
    expect(code).toContain('document-required');
    expect(code).not.toMatch(/\bnode:|\brequire\(|\bBuffer\b|\bprocess\.|\bWebAssembly\b|\beval\(|\bnew Function\b/);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(20_000);
  });
});
