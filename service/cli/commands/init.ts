import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cairnHome } from '../../config.ts';
import { writeConfiguration } from '../../configuration-file.ts';
import { didWebDocumentUrl } from '../../core/did-web.ts';
import { CairnError } from '../../core/errors.ts';
import { parseAddress } from '../../core/hex.ts';
import type { FinalityRule } from '../../core/pins.ts';
import { deploymentPinToJson } from '../../core/pins-json.ts';
import { inspectRegistry } from '../../registrar/anchoring/inspect-registry.ts';
import type { Cli } from '../cli.ts';
import { plainText } from '../plain-text.ts';
import { rpcUrls } from '../rpc-url.ts';
import { facts } from '../table.ts';
import { type AddCommands, example } from './command-group.ts';

interface InitFlags {
  readonly chainId: number;
  readonly chainName?: string;
  readonly rpc: readonly string[];
  readonly registry: string;
  readonly finality: FinalityRule;
  readonly maxHeadAge: number;
  readonly did: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
}

/** `cairn init ...`: an installation on a chain of one's own. */
export const addInit: AddCommands = (program, cli) => {
  program
    .command('init')
    .requiredOption('--chain-id <n>', 'the chain', wholeNumber('--chain-id', 1))
    .option('--chain-name <text>', 'what people call the chain')
    .requiredOption('--rpc <url>', 'a JSON-RPC node of the chain; may be given several times', rpcUrls)
    .requiredOption('--registry <address>', 'where the registry stands (npx node scripts/deploy.ts puts one there)')
    .option(
      '--finality <rule>',
      '"finalized", or a number of confirmations where a chain has no such tag',
      finality,
      'finalized',
    )
    .option(
      '--max-head-age <seconds>',
      'how old the newest block of a node may be',
      wholeNumber('--max-head-age', 1),
      300,
    )
    .requiredOption('--did <did>', "the issuer's DID, as did:web:example.org")
    .requiredOption('--name <name>', "the issuer's name, as certificates will state it")
    .requiredOption('--public-url <url>', 'where the service will be reached from outside')
    .option('--host <address>', 'what the service listens on', '127.0.0.1')
    .option('--port <n>', 'the port that it listens on', wholeNumber('--port', 0, 65_535), 4180)
    .description(
      'set up an installation in this folder, for a chain of your own (npm run demo does so for a local one)',
    )
    .addHelpText(
      'after',
      example(
        'init --chain-id 11155111 --rpc https://sepolia.example --registry 0x… \\',
        '      --did did:web:example.org --name "Example University" --public-url https://example.org',
      ).replace('$ npx cairn       --did', '       --did'),
    )
    .action((flags: InitFlags) => init(cli, flags));
};

async function init(cli: Cli, flags: InitFlags): Promise<void> {
  const { terminal } = cli;
  const home = cairnHome(cli.environment);
  const path = join(home, 'config.json');
  if (existsSync(path)) {
    throw new CairnError('configuration-exists', `${path} exists already, and is not overwritten`, {
      remedy: 'edit it, move it away, or set CAIRN_HOME to another folder',
      details: { path },
    });
  }
  const { chainId, rpc, registry, did, name, publicUrl, host, port } = flags;
  const deployment = await inspectRegistry({
    name: flags.chainName ?? `chain ${chainId}`,
    chainId,
    registry: parseAddress(registry.toLowerCase()),
    finality: flags.finality,
    maxHeadAgeSeconds: flags.maxHeadAge,
    rpcUrls: rpc,
  });
  await writeConfiguration(home, {
    type: 'CairnConfiguration',
    version: 1,
    database: 'cairn.sqlite',
    publicUrl,
    listen: { host, port },
    deployment: deploymentPinToJson(deployment),
    issuer: { did, name, issuerId: null },
    keys: {},
  });
  terminal.answer(
    { kind: 'summary', command: 'init', home, chainId, registry: deployment.registry, codeHash: deployment.codeHash },
    `Set up in ${plainText(home)}. The registry on ${plainText(deployment.name)} is the one that this version knows:`,
    ...facts(
      [
        ['registry', deployment.registry],
        ['code hash', deployment.codeHash],
      ],
      terminal.paint,
    ),
    ...(elsewhere(did, publicUrl)
      ? [`Note: ${plainText(did)} is not served by ${plainText(publicUrl)}. Publish its document there yourself.`]
      : []),
    'Next: npx cairn issuer key admin (then anchor, then revoke), and npx cairn issuer register',
  );
}

/** Whether the DID's document has to be published somewhere else than by this installation's own service. */
function elsewhere(did: string, publicUrl: string): boolean {
  const url = didWebDocumentUrl(did);
  if (url === null || !URL.canParse(publicUrl)) return true;
  return new URL(url).href !== new URL('/.well-known/did.json', publicUrl).href;
}

function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new CairnError('malformed-command', `${option} ${JSON.stringify(text)} is not a number`, {
      remedy: `write it in plain digits, from ${least} to ${most}`,
    });
  };
}

function finality(text: string): FinalityRule {
  return text === 'finalized' ? text : { confirmations: wholeNumber('--finality', 1)(text) };
}
