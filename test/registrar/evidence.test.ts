import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import { replayDecision } from '../../service/issuing/replay/replay-decision.ts';
import { parseEvidence } from '../../service/pathway/evaluation/evidence/parse-evidence.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { evidenceOf } from '../../service/registrar/certificates/evidence-of.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import { cairn } from '../cli/cairn.ts';
import { type AnvilInstallation, at, startInstallation } from './installation-on-anvil.ts';

const COHORT = 'autumn';

let setting: AnvilInstallation;
let closed = false;
/** As of the day after the evaluation. */
let installation: Installation;

const scored = (learnerId: string, scores: readonly string[]): CohortLearner => ({
  learnerId,
  name: `Learner ${learnerId}`,
  email: `${learnerId}@college.example`,
  finalResult: null,
  results: ['cleaning-test', 'sharing-project', 'final-exam'].map((assessment, index) => ({
    ...{ assessment, score: scores[index] ?? null, submittedOn: '2026-04-01', carriedOver: false },
  })),
});

beforeAll(async () => {
  setting = await startInstallation();
  ({ installation } = setting);
  await importCohort(installation, { id: COHORT, title: 'Autumn', source: 'test', pathway: dataStewardshipPathway }, [
    scored('ada', ['91.5', '92', '93']),
    scored('ben', ['70', '70', '70']),
    scored('cleo', ['55', '60', '65']),
  ]);
  const dayBefore = new Date(installation.now().getTime() - 86_400_000);
  await evaluateCohorts({ ...installation, now: () => dayBefore }, [COHORT]);
  await issueAwards(installation);
  await anchorBatches(installation);
}, 60_000);
afterAll(async () => {
  if (!closed) await setting.close();
});

async function certificatesOf(learnerId: string): Promise<CredentialHash[]> {
  const rows = await installation.store.db
    .selectFrom('credential')
    .select('credential_hash')
    .where('learner_id', '=', learnerId)
    .orderBy('award_id')
    .execute();
  return rows.map(({ credential_hash }) => parseCredentialHash(credential_hash));
}

/** The replay of a certificate from the two files that its holder gets. */
async function replayOf(hash: CredentialHash) {
  const certificate = new TextEncoder().encode((await certificateOf(installation, hash)).text);
  const evidence = new TextEncoder().encode((await evidenceOf(installation, hash)).text);
  return replayDecision(parseCertificateFile(certificate).credential, parseEvidence(evidence));
}

const evidence = async (hash: CredentialHash) =>
  parseEvidence(new TextEncoder().encode((await evidenceOf(installation, hash)).text));

describe('the evidence of a certificate', () => {
  it('is kept when it is issued: its decision comes out the same from the files alone', async () => {
    for (const learnerId of ['ada', 'ben', 'cleo']) {
      const hashes = await certificatesOf(learnerId);
      expect(hashes.length).toBeGreaterThan(1);
      for (const hash of hashes) expect(await replayOf(hash)).toMatchObject({ outcome: 'same', reason: null });
    }
  });

  it('is of the day of issue, whenever it was evaluated, and names nobody', async () => {
    const today = installation.now().toISOString().slice(0, 10);
    const hash = at(await certificatesOf('ada'), 0);
    const { trace, record, frameworks } = await evidence(hash);
    expect(trace['asOf']).toBe(today);
    expect(record.results).toContainEqual({
      ...{ assessment: 'cleaning-test', score: '91.5', submittedOn: '2026-04-01', carriedOver: false },
    });
    expect(frameworks.map(({ id }) => id)).toEqual(dataStewardshipPathway.frameworks?.map(({ id }) => id));
    const { text, fileName } = await evidenceOf(installation, hash);
    for (const personal of ['ada', 'Learner'])
      expect(text.replaceAll(/"pathway":[\s\S]*$/g, '')).not.toContain(personal);
    expect(fileName).toMatch(/^[0-9a-f-]{36}\.evidence\.json$/);
  });

  it('of a correction is that of what it corrects, under the name of the correction', async () => {
    const hash = at(await certificatesOf('ben'), 0);
    const before = await evidence(hash);
    const { credentialHash, credentialId } = await supersedeCertificate(installation, hash, 'Benjamin');
    const after = await evidence(parseCredentialHash(credentialHash));
    const { credential, salt, ...same } = after;
    expect(credential).toBe(`urn:uuid:${credentialId}`);
    expect(salt).not.toBe(before.salt);
    expect(before).toMatchObject(same);
    expect(await replayOf(parseCredentialHash(credentialHash))).toMatchObject({ outcome: 'same' });
  });

  it('of what was issued before it was kept is missing, and that is said', async () => {
    const [hash, correctedHash] = await asIssuedBefore('cleo');
    await expect(evidenceOf(installation, hash)).rejects.toMatchObject({
      code: 'evidence-missing',
      remedy: expect.stringContaining('issued before evidence was kept'),
    });
    await expect(evidenceOf(installation, correctedHash)).rejects.toMatchObject({ code: 'evidence-missing' });
  });

  it('goes with the learner', async () => {
    const hash = at(await certificatesOf('ada'), 0);
    const files = [await certificateOf(installation, hash), await evidenceOf(installation, hash)].map(({ text }) =>
      new TextEncoder().encode(text),
    );
    await eraseLearner(installation, 'ada');
    await expect(evidenceOf(installation, hash)).rejects.toMatchObject({ code: 'learner-erased' });
    const left = await installation.store.db
      .selectFrom('credential')
      .select(['trace', 'trace_salt', 'evidence'])
      .where('credential_hash', '=', hash)
      .execute();
    expect(left).toEqual([{ trace: null, trace_salt: null, evidence: null }]);
    // What the holder took along is as good as before.
    const [certificate = new Uint8Array(), kept = new Uint8Array()] = files;
    expect(replayDecision(parseCertificateFile(certificate).credential, parseEvidence(kept)).outcome).toBe('same');
  });

  /** A certificate as the program before this one left it, with a trace of version 1, and its correction by this one. */
  async function asIssuedBefore(learnerId: string): Promise<[CredentialHash, CredentialHash]> {
    const { db } = installation.store;
    const hash = at(await certificatesOf(learnerId), 0);
    const { trace } = await db
      .selectFrom('credential')
      .select('trace')
      .where('credential_hash', '=', hash)
      .executeTakeFirstOrThrow();
    const { asOf, ...timeless } = JSON.parse(trace ?? '');
    await db
      .updateTable('credential')
      .set({ evidence: null, trace: JSON.stringify({ ...timeless, version: 1 }) })
      .where('credential_hash', '=', hash)
      .execute();
    const { credentialHash } = await supersedeCertificate(installation, hash, 'Cleopatra');
    return [hash, parseCredentialHash(credentialHash)];
  }
});

describe('a decision that comes out otherwise on the day of issue', () => {
  it.each([
    ['earns the award no more', { score: '3' }],
    ['earns its distinction no more', { score: '80' }],
  ])('is not issued, and nothing is: %s', async (_, change) => {
    const id = `late-${change.score}`;
    const { db } = installation.store;
    await importCohort(installation, { id, title: id, source: 'test', pathway: dataStewardshipPathway }, [
      scored(`dan-${id}`, ['95', '95', '95']),
      scored(`eve-${id}`, ['95', '95', '95']),
    ]);
    await evaluateCohorts(installation, [id]);
    // Behind the back of whoever notes that facts have changed.
    await db.updateTable('result').set(change).where('learner_id', '=', `dan-${id}`).execute();
    const refused = issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
    await expect(refused).rejects.toMatchObject({
      code: 'evaluation-outdated',
      message: expect.stringMatching(/one decision comes out otherwise than when it was evaluated$/),
      remedy: expect.stringContaining(`npx cairn evaluate ${id} --all`),
      details: { cohorts: [id] },
    });
    expect(await db.selectFrom('credential').selectAll().where('cohort_id', '=', id).execute()).toEqual([]);
    await evaluateCohorts(installation, [id], undefined, { all: true });
    const [issued] = await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
    expect(issued?.credentials).toBe(change.score === '3' ? 1 : 2);
  });
});

describe('when the installation is gone', () => {
  it('the decision is taken again by the command, from the two files that the holder kept', async () => {
    const hash = at(await certificatesOf('ben'), 0);
    const folder = await mkdtemp(join(tmpdir(), 'cairn-kept-'));
    await writeFile(join(folder, 'mine.cairn.json'), (await certificateOf(installation, hash)).text);
    await writeFile(join(folder, 'mine.evidence.json'), (await evidenceOf(installation, hash)).text);
    await eraseLearner(installation, 'ben');
    await setting.close();
    closed = true;
    const args = ['evaluate', '--replay', 'mine.cairn.json', '--evidence', 'mine.evidence.json', '--json'];
    const { status, records } = await cairn(args, { cwd: folder });
    await rm(folder, { recursive: true });
    expect({ status, record: records[0] }).toMatchObject({
      status: 0,
      record: { replay: 'same', credentialHash: hash },
    });
  });
});
