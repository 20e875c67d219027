import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../service/core/certificate-file.ts';
import type { ChainQuery, ChainReading } from '../../service/core/chain-reading.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import type { IdentityReading } from '../../service/core/identity-reading.ts';
import { formatIssuerReference } from '../../service/core/issuer-reference.ts';
import { verdictJson } from '../../service/core/verdict-json.ts';
import { type Verification, verifyDocument, verifyHash } from '../../service/core/verify.ts';
import {
  absentStatus,
  bytesOf,
  chainId,
  did,
  goodReading,
  goodStatus,
  issuerId,
  now,
  pins,
  registry,
  sampleCertificate,
  sampleCredential,
  sampleFile,
} from './certificate-fixture.ts';

/** A verifier whose world answers as given, and that remembers what it asked. */
function verifierOf(world: {
  chain?: ChainReading | Error;
  identity?: IdentityReading | Error;
  anchor?: Anchor | null | Error;
  trusted?: Verification['pins'];
}) {
  const asked: { chain: ChainQuery[]; identity: string[] } = { chain: [], identity: [] };
  const answer = async <T>(value: T | Error): Promise<T> => {
    if (value instanceof Error) throw value;
    return value;
  };
  const verification: Verification = {
    pins: world.trusted ?? pins,
    now,
    readChain: (query) => {
      asked.chain.push(query);
      return answer(world.chain ?? goodReading());
    },
    readIdentity: (issuer) => {
      asked.identity.push(issuer);
      return answer<IdentityReading>(world.identity ?? { kind: 'not-looked-up' });
    },
    findAnchor: () => answer(world.anchor ?? null),
  };
  return { verification, asked };
}

const unpinned = { ...pins, issuers: [] };
const service = { type: 'CairnIssuer', serviceEndpoint: formatIssuerReference({ chainId, registry, issuerId }) };
const confirmed: IdentityReading = {
  kind: 'document',
  url: 'https://college.example/.well-known/did.json',
  document: { id: did, service: [service] },
};
const file = sampleFile();
const { anchor, credential } = sampleCertificate();
const hash = credentialHash(credential.json);

describe('verifyDocument', () => {
  it('sends no node a proof that fails already, however long a stranger made it', async () => {
    const { verification, asked } = verifierOf({});
    const long = sampleFile({ anchor: { proof: Array.from({ length: 3_000 }, () => anchor.root) } });
    expect(await verifyDocument(bytesOf(long), verification)).toMatchObject({ reason: 'proof-invalid' });
    expect(asked.chain).toMatchObject([{ proof: [] }]);
  });

  it('finds a certificate file valid, having asked the pinned deployment about its leaf', async () => {
    const { verification, asked } = verifierOf({});
    const verdict = await verifyDocument(bytesOf(file), verification);
    expect(verdict).toMatchObject({ verdict: 'valid', reason: null, credentialHash: hash });
    const { root, index, proof } = anchor;
    expect(asked.chain).toEqual([
      { deployment: pins.deployments[0], issuerId, root, index, credentialHash: hash, proof },
    ]);
    expect(asked.identity).toEqual([]);
  });

  it('asks the domain of an issuer that is not pinned', async () => {
    const { verification, asked } = verifierOf({ trusted: unpinned, identity: confirmed });
    expect((await verifyDocument(bytesOf(file), verification)).verdict).toBe('valid');
    expect(asked.identity).toEqual([did]);
  });

  it('asks nobody about a forgery', async () => {
    const forgeries = [
      { file: sampleFile({ anchor: { index: 3 } }), reason: 'anchor-mismatch', chainAsked: 0 },
      { file: sampleFile({ anchor: { proof: [] } }), reason: 'proof-invalid', chainAsked: 1 },
    ];
    for (const forgery of forgeries) {
      const { verification, asked } = verifierOf({ trusted: unpinned, identity: confirmed });
      expect((await verifyDocument(bytesOf(forgery.file), verification)).reason).toBe(forgery.reason);
      expect([asked.chain.length, asked.identity.length]).toEqual([forgery.chainAsked, 0]);
    }
    const absent = verifierOf({ trusted: unpinned, chain: goodReading({ atHead: absentStatus, final: null }) });
    expect((await verifyDocument(bytesOf(file), absent.verification)).reason).toBe('not-anchored');
    expect(absent.asked.identity).toEqual([]);
  });

  it('asks no node about a registry that is not pinned', async () => {
    const { verification, asked } = verifierOf({ trusted: { ...pins, deployments: [] } });
    expect((await verifyDocument(bytesOf(file), verification)).reason).toBe('unknown-registry');
    expect(asked.chain).toEqual([]);
  });

  it('takes readers that reject as unavailable, never as good news', async () => {
    const down = verifierOf({ chain: new TypeError('fetch failed') });
    const noChain = await verifyDocument(bytesOf(file), down.verification);
    expect(noChain.reason).toBe('chain-unavailable');
    expect(noChain.checks.find((check) => check.name === 'registry')?.evidence).toMatchObject({
      detail: 'fetch failed',
    });
    const silent = verifierOf({ trusted: unpinned, identity: new Error('no route') });
    const noIdentity = await verifyDocument(bytesOf(file), silent.verification);
    expect(noIdentity.reason).toBe('issuer-identity-unbound');
    const lost = verifierOf({ anchor: new Error('API down') });
    const noAnchor = await verifyDocument(bytesOf(credential.json), lost.verification);
    expect(noAnchor.reason).toBe('document-required');
    expect(noAnchor.checks[1]?.evidence).toEqual({ searchFailure: 'API down' });
  });

  it('judges a bare credential by the anchor that somebody finds', async () => {
    expect((await verifyDocument(bytesOf(credential.json), verifierOf({ anchor }).verification)).verdict).toBe('valid');
    expect((await verifyDocument(bytesOf(credential.json), verifierOf({}).verification)).reason).toBe(
      'document-required',
    );
  });

  it.each([
    ['of another index', { ...anchor, index: 3 }],
    ['of another issuer', { ...anchor, issuerId: 2n }],
    ['whose proof fails', { ...anchor, proof: [] }],
  ])('lets no anchor %s speak against a bare credential', async (_, wrong) => {
    const chain = goodReading({ atHead: goodStatus({ revoked: true }) });
    const { verification, asked } = verifierOf({ anchor: wrong, chain });
    expect((await verifyDocument(bytesOf(credential.json), verification)).reason).toBe('document-required');
    expect(asked.chain).toEqual([]);
  });

  it('finds any change of the text', async () => {
    const text = JSON.stringify(file);
    for (const [from, to] of [
      ['Zoë Åström', 'Zoe Astrom'],
      ['Distinction', 'Pass'],
      ['2031-', '2041-'],
      ['Certificate in Statistics', 'Certificate in Medicine'],
    ] as const) {
      const tampered = new TextEncoder().encode(text.replace(from, to));
      expect(await verifyDocument(tampered, verifierOf({}).verification)).toMatchObject({
        verdict: 'invalid',
        reason: 'proof-invalid',
      });
    }
  });

  it('is indifferent to white space, the order of members and a proof', async () => {
    const reordered = { ...file, credential: Object.fromEntries(Object.entries(credential.json).reverse()) };
    const signed = { ...file, credential: { ...credential.json, proof: { type: 'DataIntegrityProof' } } };
    for (const document of [reordered, signed]) {
      const bytes = new TextEncoder().encode(JSON.stringify(document, null, 4));
      expect((await verifyDocument(bytes, verifierOf({}).verification)).verdict).toBe('valid');
    }
  });

  it('never rejects and never ends in valid for a mutated file', async () => {
    const text = JSON.stringify(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), async (position, insert) => {
        const mutated = text.slice(0, position) + insert + text.slice(position + 1);
        const verdict = await verifyDocument(new TextEncoder().encode(mutated), verifierOf({}).verification);
        // White space put in or taken out between members changes nothing that a certificate says.
        let same = false;
        try {
          same = JSON.stringify(JSON.parse(mutated)) === text;
        } catch {
          same = false;
        }
        if (!same) expect(verdict.verdict).not.toBe('valid');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<!doctype html>'],
    ['a credential of another make', '{"@context":["https://www.w3.org/ns/credentials/v2"]}'],
    ['a duplicate key', '{"type":"CairnCertificate","type":"CairnCertificate"}'],
  ])('says malformed of %s', async (_, text) => {
    const verdict = await verifyDocument(new TextEncoder().encode(text), verifierOf({}).verification);
    expect(verdict).toMatchObject({ verdict: 'invalid', reason: 'malformed' });
  });

  it('refuses another credential of the batch under this proof', async () => {
    const swapped = { ...file, credential: sampleCredential(2, { issuer: sampleCredential(1).issuer, name: 'x' }) };
    expect((await verifyDocument(bytesOf(swapped), verifierOf({}).verification)).reason).toBe('proof-invalid');
  });
});

describe('verifyHash', () => {
  it('is never more than document-required, with what is known beside', async () => {
    const { verification, asked } = verifierOf({ anchor });
    const verdict = await verifyHash(hash, verification);
    expect(verdict).toMatchObject({ verdict: 'unknown', reason: 'document-required', credentialHash: hash });
    expect(asked.chain).toHaveLength(1);
    expect((await verifyHash(hash, verifierOf({}).verification)).reason).toBe('document-required');
    expect((await verifyHash(hash, verifierOf({ anchor: new Error('down') }).verification)).reason).toBe(
      'document-required',
    );
  });
});

describe('verdictJson', () => {
  it('says nothing of what is not there', async () => {
    const verdict = await verifyDocument(new Uint8Array(), verifierOf({}).verification);
    expect(verdictJson(verdict)).toMatchObject({
      credentialHash: null,
      credentialId: null,
      issuer: null,
      anchor: null,
      block: null,
    });
  });

  it('says who, what and why, and nothing of the holder', async () => {
    const verdict = await verifyDocument(bytesOf(file), verifierOf({}).verification);
    const json = verdictJson(verdict);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({ verdict: 'valid', reason: null, issuer: { domain: 'college.example' } });
    expect(json.anchor).toMatchObject({ issuerId: '1', index: 2 });
    expect(JSON.stringify(json)).not.toContain('Zoë');
  });
});
