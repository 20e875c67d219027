import { describe, expect, it } from 'vitest';
import { credentialContexts, parseCredential } from '../../service/core/credential.ts';
import { digestMultibase } from '../../service/core/digest-multibase.ts';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { batchId, hashOf, issuerId, registry, salt, sampleCredential } from './certificate-fixture.ts';

const digest = digestMultibase(hashOf(9));
const trace = 'urn:cairn:trace:6f1d2c3b-4a59-4e68-9b7a-000000000000';

/** A deep copy whose object at the path is given to `change`, which may write to it. */
function altered(path: string, change: (at: Record<string, unknown>) => void): JsonObject {
  const copy = JSON.parse(JSON.stringify(sampleCredential()));
  let at = copy;
  for (const name of path.split('/').filter((each) => each !== '')) at = at[name];
  change(at);
  return copy;
}

const refusal = (pointer: string) =>
  expect.objectContaining({ code: 'malformed-credential', details: expect.objectContaining({ pointer }) });

describe('parseCredential', () => {
  it('gives everything that the verdict and a page need', () => {
    const json = sampleCredential();
    const credential = parseCredential(json);
    expect(credential.json).toBe(json);
    expect(credential).toMatchObject({
      id: 'urn:uuid:6f1d2c3b-4a59-4e68-9b7a-000000000000',
      issuer: { id: 'did:web:college.example', name: 'Example College' },
      validFrom: { text: '2026-04-01T00:00:00Z', milliseconds: Date.UTC(2026, 3, 1) },
      validUntil: { text: '2031-04-01T00:00:00Z', milliseconds: Date.UTC(2031, 3, 1) },
      holder: { names: ['Zoë Åström'], hashedIdentities: [{ identityType: 'emailAddress', salt }] },
      achievement: {
        achievementType: 'Certificate',
        name: 'Certificate in Statistics',
        criteria: { id: null, narrative: 'Pass the final examination.' },
      },
      results: [{ label: 'Final result', value: 'Distinction' }],
      reference: { chainId: 31337, registry, issuerId, batchId, index: 0 },
      related: {
        pathway: { pathwayId: 'statistics', version: '1.0.0', digest: hashOf(1) },
        trace: { id: trace, digest: hashOf(2) },
        supersedes: null,
      },
      hasProof: false,
    });
  });

  it('reads what a credential may lack', () => {
    const bare = altered('', (top) => {
      delete top.validUntil;
      delete top.relatedResource;
    });
    const nameless = parseCredential(bare);
    expect(nameless).toMatchObject({ validUntil: null, related: { pathway: null, trace: null, supersedes: null } });
    const subject = altered('/credentialSubject', (at) => {
      delete at.result;
      if (Array.isArray(at.identifier)) at.identifier.shift();
    });
    expect(parseCredential(subject)).toMatchObject({ results: [], holder: { names: [] } });
  });

  it('reads which credential a correction supersedes', () => {
    const id = 'urn:uuid:11111111-1111-4111-8111-111111111111';
    const correction = altered('', (top) => {
      if (Array.isArray(top.relatedResource)) top.relatedResource.push({ id, digestMultibase: digest });
    });
    expect(parseCredential(correction).related.supersedes).toEqual({ id, digest: hashOf(9) });
  });

  it('supersedes one other credential at most', () => {
    const ids = ['1', '2'].map((digit) => `urn:uuid:${digit.repeat(8)}-1111-4111-8111-111111111111`);
    const correction = altered('', (top) => {
      top.relatedResource = ids.map((id) => ({ id, digestMultibase: digest }));
    });
    expect(() => parseCredential(correction)).toThrow(refusal('/relatedResource/1/id'));
  });

  it('allows members that it does not know, and any proof', () => {
    const odd: JsonValue[] = [null, 'x', [], {}, [{ type: 'DataIntegrityProof' }]];
    for (const proof of odd)
      expect(parseCredential(sampleCredential(0, { proof, extra: { a: 1 } })).hasProof).toBe(true);
  });

  it('shows the status of a result without a value, and leaves out one with neither', () => {
    const json = altered('/credentialSubject', (at) => {
      at.result = [{ type: ['Result'], status: 'Completed' }, { type: ['Result'] }];
    });
    expect(parseCredential(json).results).toEqual([{ label: 'Result', value: 'Completed' }]);
  });

  const malformed: [pointer: string, path: string, name: string, value: unknown][] = [
    ['/@context', '', '@context', 'https://www.w3.org/ns/credentials/v2'],
    ['/@context', '', '@context', ['https://www.w3.org/ns/credentials/v2']],
    ['/@context/0', '', '@context', credentialContexts.toReversed()],
    ['/id', '', 'id', 'urn:uuid:6F1D2C3B-4A59-4E68-9B7A-000000000000'],
    ['/id', '', 'id', '6f1d2c3b-4a59-4e68-9b7a-000000000000'],
    ['/id', '', 'id', 'urn:uuid:6f1d2c3b-4a59-1e68-9b7a-000000000000'],
    ['/type', '', 'type', 'OpenBadgeCredential'],
    ['/type', '', 'type', ['VerifiableCredential']],
    ['/type', '', 'type', ['OpenBadgeCredential']],
    ['/issuer', '', 'issuer', 'did:web:college.example'],
    ['/issuer/type', '/issuer', 'type', ['Organization']],
    ['/issuer/id', '/issuer', 'id', 'https://college.example'],
    ['/issuer/id', '/issuer', 'id', 'did:web:college.example\u202e)dilav('],
    ['/issuer/id', '/issuer', 'id', 'did:web:college.example#key'],
    ['/issuer/id', '/issuer', 'id', `did:web:college.example:${'a'.repeat(2_048)}`],
    ['/issuer/name', '/issuer', 'name', { en: 'College' }],
    ['/validFrom', '', 'validFrom', '2026-04-01'],
    ['/validUntil', '', 'validUntil', null],
    ['/validUntil', '', 'validUntil', '2026-03-31T23:59:59Z'],
    ['/credentialSubject', '', 'credentialSubject', [{}]],
    ['/credentialSubject/type', '/credentialSubject', 'type', ['Person']],
    ['/credentialSubject/identifier', '/credentialSubject', 'identifier', []],
    ['/credentialSubject/identifier/0/hashed', '/credentialSubject/identifier/0', 'hashed', 'false'],
    ['/credentialSubject/identifier/0/identityType', '/credentialSubject/identifier/0', 'identityType', 'emailAddress'],
    [
      '/credentialSubject/identifier/1/identityHash',
      '/credentialSubject/identifier/1',
      'identityHash',
      'zoe@x.example',
    ],
    ['/credentialSubject/identifier/1/identityHash', '/credentialSubject/identifier/1', 'identityHash', 'md5$00'],
    ['/credentialSubject/identifier/1/salt', '/credentialSubject/identifier/1', 'salt', 'short'],
    ['/credentialSubject/identifier/1/type', '/credentialSubject/identifier/1', 'type', ['IdentityObject']],
    ['/credentialSubject/achievement/name', '/credentialSubject/achievement', 'name', 7],
    ['/credentialSubject/achievement/type', '/credentialSubject/achievement', 'type', []],
    ['/credentialSubject/achievement/criteria', '/credentialSubject/achievement', 'criteria', {}],
    ['/credentialSubject/result/0/value', '/credentialSubject/result/0', 'value', 78],
    ['/credentialSubject/result/0/resultDescription', '/credentialSubject/result/0', 'resultDescription', 'urn:x'],
    ['/credentialStatus', '', 'credentialStatus', [sampleCredential().credentialStatus]],
    ['/credentialStatus/id', '/credentialStatus', 'id', 'urn:x'],
    ['/credentialStatus/type', '/credentialStatus', 'type', 'StatusList2021Entry'],
    ['/credentialStatus/statusPurpose', '/credentialStatus', 'statusPurpose', 'suspension'],
    ['/credentialStatus/statusListIndex', '/credentialStatus', 'statusListIndex', '1'],
    ['/credentialStatus/statusListIndex', '/credentialStatus', 'statusListIndex', 0],
    [
      '/credentialStatus/statusListCredential',
      '/credentialStatus',
      'statusListCredential',
      'https://college.example/status/x',
    ],
    [
      '/credentialStatus/statusListCredential',
      '/credentialStatus',
      'statusListCredential',
      `javascript://x/status/${batchId}`,
    ],
    ['/relatedResource/0/digestMultibase', '/relatedResource/0', 'digestMultibase', 'zQm'],
    ['/relatedResource/0/id', '/relatedResource/0', 'id', 'urn:cairn:pathway:statistics'],
    ['/relatedResource/0/id', '/relatedResource/0', 'id', 'urn:cairn:trace:11111111-1111-4111-8111-111111111111'],
    ['/relatedResource/0/id', '/relatedResource/0', 'id', sampleCredential().id],
    ['/relatedResource/1/id', '/relatedResource/1', 'id', 'urn:cairn:pathway:statistics:1.0.0'],
    ['/relatedResource/1/id', '/relatedResource/1', 'id', 'urn:cairn:pathway:statistics:2.0.0'],
  ];
  it.each(malformed)('refuses at %s a change of %s/%s to %j', (pointer, path, name, value) => {
    const json = altered(path, (at) => {
      at[name] = value;
    });
    expect(() => parseCredential(json)).toThrow(refusal(pointer));
  });

  const required = [
    '/@context',
    '/id',
    '/type',
    '/issuer',
    '/issuer/id',
    '/issuer/name',
    '/validFrom',
    '/credentialSubject',
    '/credentialSubject/identifier',
    '/credentialSubject/achievement',
    '/credentialSubject/achievement/id',
    '/credentialSubject/achievement/name',
    '/credentialSubject/achievement/description',
    '/credentialSubject/achievement/achievementType',
    '/credentialSubject/achievement/criteria',
    '/credentialStatus',
    '/credentialStatus/id',
    '/credentialStatus/statusListIndex',
    '/credentialStatus/statusListCredential',
  ];
  it.each(required)('cannot do without %s', (pointer) => {
    const cut = pointer.lastIndexOf('/');
    const json = altered(pointer.slice(0, cut), (at) => {
      delete at[pointer.slice(cut + 1)];
    });
    expect(() => parseCredential(json)).toThrow(refusal(pointer));
  });
});
