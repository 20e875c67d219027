import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, it } from 'vitest';
import { digestJson, sha256 } from '../../service/core/digest.ts';
import { digestMultibase } from '../../service/core/digest-multibase.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { identityHashOf } from '../../service/core/holder-check.ts';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { buildCredential, saltedTrace } from '../../service/issuing/build-credential.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { sealCredentials } from '../../service/issuing/seal-credentials.ts';
import { ACHIEVEMENT_TYPES } from '../../service/pathway/definition/award.ts';
import { shippedPathways } from '../../service/pathway/examples/shipped-pathways.ts';
import { someCredentialHash } from '../chain/certificate-on-chain.ts';
import { credentialInput, excellent, place } from './credential-input.ts';

const schemaFile = resolve(import.meta.dirname, '../../../shared/data/ob3/ob_v3p0_achievementcredential_schema.json');
const absent = !existsSync(schemaFile);
if (absent) console.warn(`Skipped: the check by 1EdTech's schema, for ${schemaFile} is absent.`);

/** 1EdTech's own schema of an AchievementCredential, and what it finds wrong with a credential. */
function schemaProblems(credential: JsonValue): unknown {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text));
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('the schema is none');
  const validate = ajv.compile(schema);
  return validate(credential) ? [] : validate.errors;
}

async function sealedOne(document: JsonObject, credentialId: string): Promise<JsonValue> {
  const digests = { sha: nativeSha256, keccak: await createWasmKeccak256() };
  const [only] = sealCredentials([{ credentialId, document }], place, digests).credentials;
  return parseStrictJson(new TextEncoder().encode(only?.canonicalText ?? ''));
}

describe('a credential', () => {
  it.skipIf(absent)('of every award that ships passes the schema of Open Badges 3.0 once sealed', async () => {
    for (const pathway of shippedPathways) {
      const learner = pathway.id.startsWith('oulad')
        ? { ...excellent, finalResult: 'distinction' as const }
        : excellent;
      for (const { id } of pathway.awards) {
        const input = credentialInput(id, {}, pathway, learner);
        expect(schemaProblems(await sealedOne(buildCredential(input, sha256), input.credentialId))).toEqual([]);
      }
    }
  });

  it.skipIf(absent)('of every kind of achievement passes it, without a name, and as a correction', async () => {
    for (const achievementType of ACHIEVEMENT_TYPES) {
      const plain = credentialInput('certificate');
      const input = {
        ...plain,
        award: { ...plain.award, achievementType },
        holder: { learnerId: 'l-1', name: null, email: null },
        supersedes: { id: 'urn:uuid:6f1d2c3b-4a59-4e68-9b7a-000000000001', credentialHash: someCredentialHash(1) },
      };
      expect(schemaProblems(await sealedOne(buildCredential(input, sha256), input.credentialId))).toEqual([]);
    }
  });

  it.skipIf(absent)('is refused by that schema when it is spoilt, so the check can fail', async () => {
    const input = credentialInput('certificate');
    const sealed = await sealedOne(buildCredential(input, sha256), input.credentialId);
    expect(schemaProblems({ ...Object(sealed), validFrom: 'yesterday' })).not.toEqual([]);
    expect(schemaProblems({ ...Object(sealed), '@context': ['https://www.w3.org/ns/credentials/v2'] })).not.toEqual([]);
  });

  it('says whom it is about in credentialSubject and nowhere else', () => {
    const holder = { learnerId: 'learner-4711', name: 'Zoë Åström', email: 'zoe@college.example' };
    const { credentialSubject, ...rest } = buildCredential(credentialInput('certificate', { holder }), sha256);
    for (const personal of ['learner-4711', 'Zoë', 'Åström', 'zoe@']) {
      expect(JSON.stringify(rest)).not.toContain(personal);
    }
    const subject = JSON.stringify(credentialSubject);
    expect(subject).toContain('Zoë Åström');
    // The identifier stands there only as a salted hash, and the scores only there.
    expect(subject).not.toContain('zoe@');
    expect(subject).not.toContain('4711');
    expect(JSON.stringify(rest)).not.toContain('91.5');
  });

  it('can be recognised by its holder: the e-mail address, or else the learner id, with its salt', () => {
    const salt = '00112233445566778899aabbccddeeff';
    const identifiers = (email: string | null) =>
      buildCredential(
        credentialInput('certificate', { identitySalt: salt, holder: { learnerId: 'l-1', name: 'Z', email } }),
        sha256,
      )['credentialSubject'];
    expect(identifiers('zoe@college.example')).toMatchObject({
      identifier: [
        { hashed: false, identityType: 'name', identityHash: 'Z' },
        { hashed: true, identityType: 'emailAddress', identityHash: identityHashOf('zoe@college.example', salt), salt },
      ],
    });
    expect(identifiers(null)).toMatchObject({
      identifier: [{}, { hashed: true, identityType: 'systemId', identityHash: identityHashOf('l-1', salt), salt }],
    });
  });

  it('states a name in NFC, whatever form it came in', () => {
    const holder = { learnerId: 'l-1', name: 'Zoe\u0308', email: null };
    const text = JSON.stringify(buildCredential(credentialInput('certificate', { holder }), sha256));
    expect(text).toContain('Zo\u00eb');
    expect(text).not.toContain('e\u0308');
  });

  it('names the pathway version, the salted trace, and what it corrects, each by digest', () => {
    const supersedes = { id: 'urn:uuid:6f1d2c3b-4a59-4e68-9b7a-000000000001', credentialHash: someCredentialHash(9) };
    const input = credentialInput('certificate', { supersedes });
    expect(buildCredential(input, sha256)['relatedResource']).toEqual([
      {
        id: 'urn:cairn:pathway:data-stewardship-foundations:2',
        digestMultibase: digestMultibase(input.pathwayDigest),
      },
      {
        id: `urn:cairn:trace:${input.credentialId}`,
        digestMultibase: digestMultibase(digestJson(saltedTrace(input.traceSalt, input.trace), sha256)),
      },
      { id: supersedes.id, digestMultibase: digestMultibase(parseHash32(supersedes.credentialHash)) },
    ]);
  });

  it('is the same bytes for the same input', () => {
    const input = credentialInput('certificate');
    expect(buildCredential(input, sha256)).toEqual(buildCredential(input, nativeSha256));
  });

  it('says in its name that it was awarded with distinction, and only then', () => {
    const name = (score: string) => {
      const learner = { ...excellent, results: excellent.results.map((result) => ({ ...result, score })) };
      return buildCredential(credentialInput('certificate', {}, undefined, learner), sha256)['name'];
    };
    expect(name('85')).toBe('Certificate in Data Stewardship (Foundations), with distinction');
    expect(name('84.999')).toBe('Certificate in Data Stewardship (Foundations)');
  });
});
