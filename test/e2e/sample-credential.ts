import { type AnchorReference, formatAnchorReference } from '../../service/core/anchor-reference.ts';
import { credentialContexts } from '../../service/core/credential.ts';
import { identityHashOf } from '../../service/core/holder-check.ts';
import type { JsonObject } from '../../service/core/json.ts';

/** What differs from one sample credential to the next. */
export interface SampleCredentialOptions {
  readonly reference: AnchorReference;
  readonly issuerDid: string;
  readonly issuerName: string;
  readonly holderName: string;
  readonly email: string;
}

/** An Open Badges 3.0 credential of the shape that DESIGN gives: a certificate with distinction and four results. */
export function sampleCredential(options: SampleCredentialOptions): JsonObject {
  const { reference, issuerDid, issuerName, holderName, email } = options;
  const uuid = `7d4c1b52-0f3a-4c55-9a11-${String(reference.index).padStart(12, '0')}`;
  const salt = 'q1w2e3r4t5y6u7i8o9p0aA';
  const results: readonly (readonly [string, string])[] = [
    ['Final result', 'Distinction'],
    ['Tutor-marked assignment 1: reading a data set', '82 of 100'],
    ['Tutor-marked assignment 2: a model and its limits', '91 of 100'],
    ['Examination', '88 of 100'],
  ];
  return {
    '@context': credentialContexts,
    id: `urn:uuid:${uuid}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuerDid, type: ['Profile'], name: issuerName },
    validFrom: '2026-05-04T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityType: 'name', identityHash: holderName, hashed: false },
        {
          type: 'IdentityObject',
          identityType: 'emailAddress',
          identityHash: identityHashOf(email, salt),
          hashed: true,
          salt,
        },
      ],
      achievement: {
        id: 'urn:cairn:pathway:data-analysis:2026.1:award:certificate',
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: 'Foundations of Data Analysis',
        description:
          'The holder can clean and describe a data set, fit and question a simple model, and report what it does and does not show.',
        criteria: { narrative: 'All assignments handed in, and at least 40 of 100 in the examination.' },
        resultDescription: results.map(([name], index) => ({
          id: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
          type: ['ResultDescription'],
          name,
          resultType: 'Result',
        })),
      },
      result: results.map(([, value], index) => ({
        type: ['Result'],
        resultDescription: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
        value,
      })),
    },
    credentialStatus: {
      id: formatAnchorReference(reference),
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(reference.index),
      statusListCredential: `https://registry.example/status/${reference.batchId}`,
    },
  };
}
