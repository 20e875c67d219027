/**
 * Writes what the service knows of the contract from what the compiler made of it: `service/chain/abi.ts` (the whole
 * surface, from the interface) and `service/chain/bytecode.ts` (the code of the contract). Both are committed, so that
 * the service runs without a compiler.
 *
 * `node scripts/abi.ts` writes them; with `--check` it writes nothing and exits 1 when they are stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import hre from 'hardhat';
import { type Hex, keccak256 } from 'viem';

/** A generated file: its path from the project's root, and what has to stand in it. */
export type GeneratedFile = Readonly<{ path: string; text: string }>;

const root = new URL('../', import.meta.url);

const header = '// Generated from the compiled contracts by scripts/abi.ts. Do not edit: run `npm run build`.\n\n';

function abiSource(abi: readonly unknown[]): string {
  const entries = abi.map((entry) => `  ${JSON.stringify(entry)},\n`).join('');
  return (
    `${header}/** The whole surface of the registry: functions, events and errors. */\n` +
    `export const credentialRegistryAbi = [\n${entries}] as const;\n`
  );
}

function bytecodeSource(creation: string, runtime: Hex): string {
  return (
    `${header}/** What a deployment sends; the constructor takes no arguments. */\n` +
    `export const credentialRegistryBytecode =\n  '${creation}';\n\n` +
    '/** What stands on the chain after it. The same at every address and on every chain: there are no immutables. */\n' +
    `export const credentialRegistryRuntimeBytecode =\n  '${runtime}';\n\n` +
    '/** keccak256 of the code on the chain, as pins of a deployment hold it. */\n' +
    `export const credentialRegistryCodeHash = '${keccak256(runtime)}';\n`
  );
}

function parseHex(code: string): Hex {
  if (!/^0x([0-9a-f]{2})+$/.test(code)) throw new Error('The compiler returned code with unlinked libraries, or none.');
  return `0x${code.slice(2)}`;
}

/** Compiles what is not compiled yet, and returns the generated files as they have to be. */
export async function generatedChainFiles(): Promise<GeneratedFile[]> {
  await hre.tasks.getTask('build').run({ quiet: true });
  const surface = await hre.artifacts.readArtifact('ICredentialRegistry');
  const contract = await hre.artifacts.readArtifact('CredentialRegistry');
  return [
    { path: 'service/chain/abi.ts', text: abiSource(surface.abi) },
    {
      path: 'service/chain/bytecode.ts',
      text: bytecodeSource(parseHex(contract.bytecode), parseHex(contract.deployedBytecode)),
    },
  ];
}

/** Those generated files that are absent or not what they have to be. */
export async function staleChainFiles(): Promise<GeneratedFile[]> {
  const stale: GeneratedFile[] = [];
  for (const file of await generatedChainFiles()) {
    if ((await readIfPresent(new URL(file.path, root))) !== file.text) stale.push(file);
  }
  return stale;
}

/** Writes the generated files that are stale, and returns them. */
export async function writeChainFiles(): Promise<GeneratedFile[]> {
  const stale = await staleChainFiles();
  for (const { path, text } of stale) await writeFile(new URL(path, root), text);
  return stale;
}

function pathsOf(files: readonly GeneratedFile[]): string {
  return files.map(({ path }) => path).join(', ');
}

async function readIfPresent(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleChainFiles();
    if (stale.length > 0) {
      console.error(`Not what the contracts compile to: ${pathsOf(stale)}. Run \`node scripts/abi.ts\` and commit.`);
      process.exitCode = 1;
    }
  } else {
    const written = await writeChainFiles();
    console.log(written.length > 0 ? `Wrote ${pathsOf(written)}.` : 'The generated files are up to date.');
  }
}
