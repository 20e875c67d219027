import { describe, expect, it } from 'vitest';
import { sourceFiles, sourceImports, sourceText } from './source-imports.ts';

/** Who may import whom: DESIGN, "Layout and who may import whom". A layer may always import itself. */
const LAYERS: Record<string, readonly string[]> = {
  core: [],
  pathway: ['core'],
  issuing: ['core', 'pathway'],
  formats: ['core', 'pathway'],
  ingest: ['core', 'pathway'],
  mail: ['core'],
  store: ['core'],
  chain: ['core'],
  audit: ['core', 'chain'],
  anchoring: ['core', 'chain', 'store'],
  registrar: ['core', 'pathway', 'issuing', 'formats', 'ingest', 'mail', 'store', 'chain', 'audit', 'anchoring'],
  api: ['core', 'registrar'],
  web: ['core', 'pathway', 'chain', 'audit', 'formats', 'api'],
  'configuration-schema': ['core'],
  config: ['core', 'chain', 'configuration-schema'],
  'configuration-file': ['core', 'chain', 'config', 'configuration-schema'],
  application: ['core', 'chain', 'store', 'issuing', 'registrar', 'anchoring', 'config'],
  cli: ['core', 'pathway', 'formats', 'registrar', 'application', 'config', 'configuration-file'],
  main: ['core', 'registrar', 'api', 'application', 'config', 'anchoring'],
};

/** Packages that the pure layers may use: no input or output, no clock, no randomness, no WebAssembly. */
const PURE_PACKAGES: Record<string, readonly string[]> = {
  core: ['@noble/hashes', 'canonicalize'],
  pathway: ['leven', 'yaml', 'zod'],
};

const imports = sourceImports();

describe('the direction of imports', () => {
  it('is looked at in every file of the service', () => {
    expect(sourceFiles().length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
  });

  it.each(Object.keys(LAYERS))('holds for %s', (layer) => {
    const wrong = imports
      .filter((found) => found.layer === layer && found.targetLayer !== undefined && found.targetLayer !== layer)
      .filter((found) => !LAYERS[layer]?.includes(found.targetLayer ?? ''))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it('knows every layer that there is', () => {
    const layers = new Set(imports.map(({ layer }) => layer));
    expect([...layers].filter((layer) => LAYERS[layer] === undefined)).toEqual([]);
  });

  it('never goes in a circle, not even by types alone', () => {
    const files = Map.groupBy(
      imports.filter(({ target }) => target !== undefined),
      ({ file }) => file,
    );
    const settled = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) circles.push([...way.slice(at), file].join(' -> '));
      if (at >= 0 || settled.has(file)) return;
      for (const { target = '' } of files.get(file) ?? []) follow(target, [...way, file]);
      settled.add(file);
    };
    for (const file of files.keys()) follow(file, []);
    expect(circles).toEqual([]);
  });

  it('lets a page see only a content security policy of the service', () => {
    const wrong = imports.filter(
      ({ layer, targetLayer, target }) =>
        layer === 'web' && targetLayer === 'api' && target !== 'api/content-security-policy.ts',
    );
    expect(wrong).toEqual([]);
  });
});

describe('packages', () => {
  it.each(Object.keys(PURE_PACKAGES))('that are not pure stay out of %s', (layer) => {
    const wrong = imports
      .filter((found) => found.layer === layer && found.packageName !== undefined)
      .filter((found) => !PURE_PACKAGES[layer]?.includes(found.packageName ?? ''))
      .map(({ file, packageName }) => `${file}: ${packageName}`);
    expect(wrong).toEqual([]);
  });

  it("of Node's own stay out of what a page loads", () => {
    const wrong = imports.filter(({ layer, packageName }) => layer === 'web' && packageName === 'node:');
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it.each([
    ['merkletreejs', ['issuing']],
    ['hash-wasm', ['issuing']],
    ['viem', ['chain']],
    ['ethers', ['chain']],
    ['kysely', ['store']],
    ['better-sqlite3', ['store']],
    ['express', ['api']],
    ['jose', ['registrar']],
    ['commander', ['cli']],
    ['csv-parse', ['ingest']],
    ['yaml', ['pathway']],
    ['csv-stringify', ['formats']],
    ['pdfkit', ['formats']],
    ['pngjs', ['formats']],
    ['pdfjs-dist', ['formats', 'web']],
    ['harfbuzzjs', ['formats']],
    ['nodemailer', ['mail']],
    ['cookie', ['api']],
    ['openid-client', ['registrar']],
    ['p-queue', ['registrar']],
  ])('%s is known to %s alone', (name, layers) => {
    const users = imports.filter(({ packageName }) => packageName === name).map(({ layer }) => layer);
    expect([...new Set(users)]).toEqual(layers);
  });

  it('ethers opens keystores and does nothing else in the service', () => {
    const users = imports.filter(({ packageName }) => packageName === 'ethers').map(({ file }) => file);
    expect([...new Set(users)]).toEqual(['chain/keystore.ts']);
  });
});

describe('the pure layers', () => {
  const impure =
    /\b(Date\.now\(|new Date\(\)|Math\.random|process\.|Buffer\.|globalThis\.|fetch\(|crypto\.getRandom|setTimeout)/;

  it.each(sourceFiles().filter((file) => /^(core|pathway)\//.test(file)))(
    '%s reads no clock and draws no chance',
    (file) => {
      const code = sourceText(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(impure.exec(code)?.[0]).toBeUndefined();
    },
  );
});

describe('the environment', () => {
  it('is read in one place', () => {
    const readers = sourceFiles().filter((file) =>
      /\bprocess\.env\b/.test(sourceText(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(readers.filter((file) => !/^(main\.ts|cli\/)/.test(file))).toEqual([]);
  });
});
