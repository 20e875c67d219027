import { createHash } from 'node:crypto';
import { parseBatchId } from '../../../service/core/batch-id.ts';
import { formatCertificateFile } from '../../../service/core/certificate-file.ts';
import { parseCredential } from '../../../service/core/credential.ts';
import { bytesToHex, parseAddress, parseHash32 } from '../../../service/core/hex.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { achievementOf } from '../../../service/issuing/achievement.ts';
import { buildCredential } from '../../../service/issuing/build-credential.ts';
import { createWasmKeccak256, nativeSha256 } from '../../../service/issuing/native-digests.ts';
import { sealCredentials } from '../../../service/issuing/seal-credentials.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import { dataStewardshipPathway as pathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { pathwayDigest } from '../../../service/pathway/pathway.ts';
import { generatedLearners } from '../../demo/generated-cohort.ts';

/** A certificate file, and what a page of it says at the least. */
export interface CertificateToPrint {
  readonly file: Uint8Array;
  readonly name: string;
  readonly award: string;
}

const PLACE = {
  chainId: 31337,
  registry: parseAddress(`0x${'5f'.repeat(20)}`),
  issuerId: 1n,
  batchId: parseBatchId('0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a'),
  publicUrl: 'https://college.example',
};

/** The certificate files of one sealed batch, for the learners of the demonstration: names of every script. */
export async function certificatesToPrint(count: number): Promise<readonly CertificateToPrint[]> {
  const { decide } = compilePathway(pathway);
  const award = pathway.awards.at(-1);
  if (award === undefined) throw new Error('the pathway of the demonstration has no award');
  const achievement = achievementOf(pathway, award, () => null);
  const drafts = Array.from({ length: count }, (_, n) => {
    const results = ['cleaning-test', 'sharing-project', 'final-exam'].map((assessment) => ({
      assessment,
      score: '91',
      submittedOn: '2026-10-30',
      carriedOver: false,
    }));
    const decision = decide({ finalResult: null, results }, '2026-11-01').find(({ awardId }) => awardId === award.id);
    if (decision === undefined) throw new Error('the award is not decided on');
    const credentialId = madeUpUuid(n);
    const document = buildCredential(
      {
        credentialId,
        issuer: { did: 'did:web:college.example', name: 'Harbour College of Continuing Education' },
        pathway,
        pathwayDigest: pathwayDigest(pathway),
        award,
        achievement,
        holder: { learnerId: `learner-${n}`, name: nameOf(n), email: null },
        trace: decision.trace,
        identitySalt: digestOf(`identity ${n}`).slice(0, 32),
        traceDigest: parseHash32(`0x${digestOf(`trace ${n}`)}`),
        validFrom: new Date('2026-11-02T00:00:00Z'),
      },
      nativeSha256,
    );
    return { credentialId, document };
  });
  const keccak = await createWasmKeccak256();
  const { root, size, credentials } = sealCredentials(drafts, PLACE, { sha: nativeSha256, keccak });
  return credentials.map(({ canonicalText, index, proof }) => {
    const credential = parseCredential(parseStrictJson(new TextEncoder().encode(canonicalText)));
    const anchor = { ...PLACE, root, size, index, proof: proof.map((one) => parseHash32(bytesToHex(one))) };
    const text = formatCertificateFile({ credential, anchor, hints: null, issuerDocument: null });
    return {
      file: new TextEncoder().encode(text),
      name: credential.holder.names.join(', '),
      award: credential.achievement.name,
    };
  });
}

const NAMES: readonly string[] = generatedLearners().flatMap(({ name }) => (name === null ? [] : [name]));

/** No two alike, so that nothing of a name is left from the one before. */
function nameOf(n: number): string {
  const name = NAMES[n % NAMES.length] ?? '';
  return n < NAMES.length ? name : `${name} ${n}`;
}

/** The same at every run. */
function madeUpUuid(n: number): string {
  const digits = digestOf(`credential ${n}`);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
