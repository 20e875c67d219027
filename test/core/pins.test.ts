import { describe, expect, it } from 'vitest';
import { parsePins } from '../../service/core/pins.ts';
import { chainId, codeHash, did, pins, registry } from './certificate-fixture.ts';

const deployment = {
  name: 'Testnet',
  chainId,
  registry,
  codeHash,
  finality: 'finalized',
  maxHeadAgeSeconds: 600,
  rpcUrls: ['http://127.0.0.1:8545'],
};
const issuer = { did, chainId, registry, issuerId: '1' };

describe('parsePins', () => {
  it('reads deployments and issuers', () => {
    expect(parsePins({ deployments: [deployment], issuers: [issuer] })).toEqual(pins);
    const named = parsePins({ deployments: [], issuers: [{ ...issuer, name: 'College' }] });
    expect(named.issuers[0]?.name).toBe('College');
  });

  it('reads a number of confirmations as the rule of finality', () => {
    const rule = { ...deployment, finality: { confirmations: 12 } };
    expect(parsePins({ deployments: [rule], issuers: [] }).deployments[0]?.finality).toEqual({ confirmations: 12 });
  });

  it.each([
    ['/deployments', { issuers: [] }],
    ['/issuers', { deployments: [] }],
    ['/trusted', { deployments: [], issuers: [], trusted: [] }],
    ['/deployments/1', { deployments: [deployment, { ...deployment, name: 'again' }], issuers: [] }],
    ['/deployments/0/finality', { deployments: [{ ...deployment, finality: 'latest' }], issuers: [] }],
    [
      '/deployments/0/finality/confirmations',
      { deployments: [{ ...deployment, finality: { confirmations: 0 } }], issuers: [] },
    ],
    ['/deployments/0/codeHash', { deployments: [{ ...deployment, codeHash: '0x' }], issuers: [] }],
    ['/deployments/0/maxHeadAgeSeconds', { deployments: [{ ...deployment, maxHeadAgeSeconds: '1h' }], issuers: [] }],
    ['/deployments/0/rpcUrls/0', { deployments: [{ ...deployment, rpcUrls: [1] }], issuers: [] }],
    ['/issuers/0/issuerId', { deployments: [], issuers: [{ ...issuer, issuerId: 1 }] }],
    ['/issuers/0/issuerId', { deployments: [], issuers: [{ ...issuer, issuerId: '0x1' }] }],
    ['/issuers/0/name', { deployments: [], issuers: [{ ...issuer, name: 1 }] }],
  ])('names %s when it is wrong', (pointer, json) => {
    expect(() => parsePins(json)).toThrow(
      expect.objectContaining({ code: 'malformed-pins', details: expect.objectContaining({ pointer }) }),
    );
  });
});
