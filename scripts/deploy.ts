/**
 * Deploys the registry and prints its pin, for an operator. Written with ethers, so that the bytes of a deployment pass
 * under another library's eyes than those of the service.
 *
 * `npx node scripts/deploy.ts --new-keystore FILE` first makes an account to deploy with, and prints its address.
 * `npx node scripts/deploy.ts --rpc URL --keystore FILE [--name NAME] [--confirmations N]` takes the password from
 * CAIRN_KEYSTORE_PASSWORD. On a local chain (31337, 1337) `--local-key KEY` may stand in for the keystore.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ContractFactory, isError, JsonRpcProvider, keccak256, Wallet } from 'ethers';
import { credentialRegistryAbi } from '../service/chain/abi.ts';
import { credentialRegistryBytecode, credentialRegistryCodeHash } from '../service/chain/bytecode.ts';
import { localChainIds } from '../service/chain/plain-key.ts';

const usage =
  'usage: npx node scripts/deploy.ts --new-keystore FILE\n' +
  '       npx node scripts/deploy.ts --rpc URL (--keystore FILE | --local-key KEY) [--name NAME] [--confirmations N]';

/** An error whose message is all that the operator needs. */
class Refused extends Error {}

async function deploy(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      rpc: { type: 'string' },
      keystore: { type: 'string' },
      'new-keystore': { type: 'string' },
      'local-key': { type: 'string' },
      name: { type: 'string' },
      confirmations: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values['new-keystore'] !== undefined) {
    await makeKeystore(values['new-keystore'], process.env['CAIRN_KEYSTORE_PASSWORD']);
    return;
  }
  if (values.rpc === undefined || (values.keystore === undefined) === (values['local-key'] === undefined)) {
    throw new Refused(usage);
  }
  if (values.confirmations !== undefined && !/^[1-9][0-9]{0,4}$/.test(values.confirmations)) {
    throw new Refused('--confirmations is a whole number from 1 on.');
  }
  const provider = new JsonRpcProvider(values.rpc, undefined, { staticNetwork: false });
  try {
    const { chainId } = await reached(provider, values.rpc);
    const wallet =
      values.keystore === undefined
        ? localWallet(values['local-key'] ?? '', chainId)
        : await openedWallet(values.keystore, process.env['CAIRN_KEYSTORE_PASSWORD']);
    const factory = new ContractFactory(credentialRegistryAbi, credentialRegistryBytecode, wallet.connect(provider));
    const contract = await factory.deploy();
    console.error(`Sent ${contract.deploymentTransaction()?.hash}; waiting for a block ...`);
    await contract.waitForDeployment();
    const registry = (await contract.getAddress()).toLowerCase();
    const codeHash = keccak256(await provider.getCode(registry));
    if (codeHash !== credentialRegistryCodeHash) {
      throw new Refused(`The code at ${registry} has the hash ${codeHash}, not ${credentialRegistryCodeHash}.`);
    }
    const pin = {
      name: values.name ?? `chain ${chainId}`,
      chainId: Number(chainId),
      registry,
      codeHash,
      finality: values.confirmations === undefined ? 'finalized' : { confirmations: Number(values.confirmations) },
      maxHeadAgeSeconds: 300,
      rpcUrls: [values.rpc],
    };
    console.log(JSON.stringify(pin, null, 2));
  } catch (error) {
    // ethers puts the whole transaction, with the bytecode of the registry, into its message.
    if (isError(error, 'INSUFFICIENT_FUNDS')) throw new Refused('The account of the key has not enough ether for gas.');
    throw error;
  } finally {
    provider.destroy();
  }
}

/** ethers tries for ever to reach a node; a deployment that cannot begin should say so. */
async function reached(provider: JsonRpcProvider, url: string): Promise<{ chainId: bigint }> {
  try {
    return { chainId: BigInt(await provider.send('eth_chainId', [])) };
  } catch (cause) {
    throw new Refused(`No node answers at ${new URL(url).origin}.`, { cause });
  }
}

function localWallet(privateKey: string, chainId: bigint): Wallet {
  if (!localChainIds.includes(Number(chainId))) {
    throw new Refused(`A key in the open is for local chains; chain ${chainId} needs --keystore FILE.`);
  }
  if (!/^0x[0-9a-fA-F]{64}$/.test(privateKey)) throw new Refused('--local-key is 0x and 64 hexadecimal digits.');
  return new Wallet(privateKey);
}

/** An account that does nothing but deploy: send it ether for gas, then deploy with it. */
async function makeKeystore(path: string, password: string | undefined): Promise<void> {
  if (password === undefined || password === '')
    throw new Refused('Set CAIRN_KEYSTORE_PASSWORD to a password of yours.');
  const wallet = Wallet.createRandom();
  const json = await wallet.encrypt(password);
  try {
    writeFileSync(path, `${json}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (cause) {
    throw new Refused(`${path} cannot be written; a keystore that exists is never overwritten.`, { cause });
  }
  console.log(wallet.address.toLowerCase());
}

async function openedWallet(path: string, password: string | undefined): Promise<Wallet> {
  if (password === undefined) throw new Refused('Set CAIRN_KEYSTORE_PASSWORD to the password of the keystore.');
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Refused(`The keystore ${path} cannot be read.`, { cause });
  }
  try {
    return new Wallet((await Wallet.fromEncryptedJson(json, password)).privateKey);
  } catch (cause) {
    throw new Refused(`The password does not open ${path}, or it is no keystore.`, { cause });
  }
}

try {
  await deploy();
} catch (error) {
  console.error(error instanceof Refused ? error.message : `The deployment failed: ${String(error)}`);
  process.exitCode = 1;
}
