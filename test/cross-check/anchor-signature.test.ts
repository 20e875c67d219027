import { BrowserProvider, Contract, ContractFactory } from 'ethers';
import hre, { network } from 'hardhat';
import { hashTypedData, recoverTypedDataAddress } from 'viem';
import { expect, it } from 'vitest';
import { anchorTypedData } from '../../service/chain/anchor-request.ts';
import { parseAddress, parseMerkleRoot } from '../../service/core/hex.ts';
import anchorDigests from '../vectors/anchor-digest.json' with { type: 'json' };

const ANCHOR_CAPABILITY = 1;

const safe = anchorDigests.vectors.filter(({ message }) => Number.isSafeInteger(Number(message.deadline)));

it.each(safe)(
  'the service signs the digest $digest that ethers computed',
  async ({ domain, message, digest, signature }) => {
    const typedData = anchorTypedData({
      chainId: domain.chainId,
      registry: parseAddress(domain.verifyingContract),
      issuerId: BigInt(message.issuerId),
      root: parseMerkleRoot(message.root),
      size: message.size,
      key: parseAddress(message.key),
      deadline: Number(message.deadline),
    });
    expect(hashTypedData(typedData)).toBe(digest);
    const signer = await recoverTypedDataAddress({ ...typedData, signature: `0x${signature.slice(2)}` });
    expect(signer.toLowerCase()).toBe(message.key);
  },
);

it('the registry takes the signature in the first vector, at the address and on the chain that it names', async () => {
  const [vector] = anchorDigests.vectors;
  if (vector === undefined) throw new Error('no vector');
  const { domain, message, signature } = vector;
  const { provider, close } = await network.create();
  try {
    const signer = await new BrowserProvider(provider).getSigner();
    const artifact = await hre.artifacts.readArtifact('CredentialRegistry');
    // The vectors pretend to the address that the node's first account gives its first contract.
    const deployed = await new ContractFactory(artifact.abi, artifact.bytecode, signer).deploy();
    await deployed.waitForDeployment();
    const address = await deployed.getAddress();
    expect(address.toLowerCase()).toBe(domain.verifyingContract);

    const registry = new Contract(address, artifact.abi, signer);
    const send = async (name: string, ...values: unknown[]): Promise<void> => {
      await registry.getFunction(name).send(...values);
    };
    for (let issuerId = 1; issuerId <= Number(message.issuerId); issuerId += 1) {
      await send('registerIssuer', `did:web:issuer-${issuerId}.example`, signer.address);
    }
    await send('addKey', message.issuerId, message.key, ANCHOR_CAPABILITY, 1, 0);
    const anchor = [message.issuerId, message.root, message.size, message.key, message.deadline];
    const altered = [message.issuerId, message.root, message.size + 1, message.key, message.deadline];
    await expect(send('anchorBySig', ...altered, signature)).rejects.toThrow();
    await send('anchorBySig', ...anchor, signature);
    const [key, , size]: unknown[] = await registry.getFunction('batch')(message.issuerId, message.root);
    expect([String(key).toLowerCase(), Number(size)]).toEqual([message.key, message.size]);
  } finally {
    await close();
  }
});
