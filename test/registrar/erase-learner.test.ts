import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { digestJson } from '../../service/core/digest.ts';
import { digestMultibase } from '../../service/core/digest-multibase.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { statusOverview } from '../../service/registrar/anchoring/status-overview.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { manifestOf } from '../../service/registrar/certificates/manifest-of.ts';
import { proofOf } from '../../service/registrar/certificates/proof-of.ts';
import { statusOf } from '../../service/registrar/certificates/status-of.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { openExport } from '../../service/registrar/export/certificate-export.ts';
import { writeFolder } from '../../service/registrar/export/write-export.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { personalData } from '../../service/store/personal-data.ts';
import { storedObject } from '../../service/store/stored-json.ts';
import { type AnvilInstallation, at, cohortOf, sealedBatchOf, startInstallation } from './installation-on-anvil.ts';

/** Nobody else has any of this. */
const ada = {
  learnerId: 'student-4711-ada',
  name: 'Ada Zygmuntówna-Okonjo',
  email: 'ada.zygmunt@college.example',
  score: '73.4711',
};
const COHORTS = ['erasure-a', 'erasure-b'];

let setting: AnvilInstallation;
/** What Ada holds: her certificate, and the evidence that the trace's digest in it is over. */
let held: { readonly hash: CredentialHash; readonly text: string; readonly trace: string; readonly salt: string };
let batchId: string;
let classmate: CredentialHash;

beforeAll(async () => {
  setting = await startInstallation();
  const { installation } = setting;
  for (const id of COHORTS) {
    const others = Array.from({ length: 40 }, (_, n) => ({
      learnerId: `${id}:${n}`,
      name: `Classmate ${n}`,
      email: `classmate-${n}@college.example`,
      finalResult: 'pass' as const,
      results: [],
    }));
    const results = [{ assessment: '1', score: ada.score, submittedOn: null, carriedOver: false }];
    await importCohort(installation, cohortOf(id), [...others, { ...ada, finalResult: 'pass', results }]);
  }
  await evaluateCohorts(installation, COHORTS);
  const issued = await issueAwards(installation, { cohortIds: COHORTS, awardIds: ['certificate'] });
  await anchorBatches(installation);
  batchId = issued[0]?.batchId ?? '';
  const row = await installation.store.db
    .selectFrom('credential')
    .selectAll()
    .where('learner_id', '=', ada.learnerId)
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  const hash = parseCredentialHash(row.credential_hash);
  const { text } = await certificateOf(installation, hash);
  held = { hash, text, trace: row.trace ?? '', salt: row.trace_salt ?? '' };
  const { hashes } = await sealedBatchOf(installation, batchId);
  classmate = at(
    hashes.filter((other) => other !== hash),
    0,
  );
});
afterAll(() => setting.close());

/** Everything of Ada that nobody else has, as texts to look for. */
function marks(): string[] {
  const credential = parseCertificateFile(new TextEncoder().encode(held.text)).credential;
  const salts = [...JSON.stringify(credential.json).matchAll(/"salt":"([^"]+)"/g)].map(([, salt = '']) => salt);
  expect(salts.length).toBeGreaterThan(0);
  return [ada.learnerId, ada.name, 'Zygmunt', ada.email, ada.score, held.salt, ...salts];
}

/** The bytes of every file of the database. */
async function databaseFiles(): Promise<Buffer> {
  const files = (await readdir(setting.folder)).filter((name) => name.startsWith('cairn.sqlite'));
  expect(files).toContain('cairn.sqlite-wal');
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(setting.folder, name)))));
}

describe('erasing a learner', () => {
  it('says on a dry run what would go, in every cohort, and changes nothing', async () => {
    const { installation } = setting;
    const { certificates, ...foreseen } = await eraseLearner(installation, ada.learnerId, { dryRun: true });
    expect(foreseen).toEqual({
      dryRun: true,
      earlier: false,
      cohortIds: COHORTS,
      rows: expect.objectContaining({ learner: 1, enrolment: 2, result: 2, credential: 2 }),
    });
    expect(certificates).toHaveLength(2);
    expect(certificates.every(({ state }) => state === 'final')).toBe(true);
    expect((await databaseFiles()).includes(ada.name)).toBe(true);
    expect((await certificateOf(installation, held.hash)).text).toBe(held.text);
  });

  it('takes every personal field and salt of theirs out of the tables, the file and the log', async () => {
    const { installation, folder } = setting;
    const before = await manifestOf(installation, parseBatchId(batchId));
    const marked = marks();
    const bytes = await databaseFiles();
    // What is looked for would be found.
    for (const mark of marked) expect(bytes.includes(mark), mark).toBe(true);

    const foreseen = await eraseLearner(installation, ada.learnerId, { dryRun: true });
    const erased = await eraseLearner(installation, ada.learnerId);
    expect(erased).toEqual({ ...foreseen, dryRun: false });

    const after = await databaseFiles();
    for (const mark of marked) expect(after.includes(mark), mark).toBe(false);
    expect(after.includes('Classmate 7')).toBe(true);
    const database = new Database(join(folder, 'cairn.sqlite'), { readonly: true });
    for (const table of Object.keys(personalData)) {
      const text = JSON.stringify(database.prepare(`select * from "${table}"`).all());
      for (const mark of marked) expect(text.includes(mark), `${table}: ${mark}`).toBe(false);
    }
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    expect(await manifestOf(installation, parseBatchId(batchId))).toEqual(before);
  });

  it("leaves the holder's own file valid, and the evidence that goes with it", async () => {
    expect(await setting.verify(held.text)).toMatchObject({ verdict: 'valid' });
    const { credential } = parseCertificateFile(new TextEncoder().encode(held.text));
    const evidence = digestJson({ salt: held.salt, trace: storedObject(held.trace) });
    expect(JSON.stringify(credential.json['relatedResource'])).toContain(digestMultibase(evidence));
  });

  it("leaves proof, status and everybody else's certificates as they were", async () => {
    const { installation } = setting;
    expect(await proofOf(installation, held.hash)).toMatchObject({ credentialHash: held.hash, batchId });
    expect(await statusOf(installation, held.hash)).toMatchObject({ anchored: true, revoked: false });
    expect(await setting.verify((await certificateOf(installation, classmate)).text)).toMatchObject({
      verdict: 'valid',
    });
  });

  it('makes whoever asks for the certificate hear that its holder was erased', async () => {
    const { installation, folder } = setting;
    const gone = { code: 'learner-erased', details: { credentialHash: held.hash } };
    await expect(certificateOf(installation, held.hash)).rejects.toMatchObject(gone);
    await expect(supersedeCertificate(installation, held.hash, 'Somebody')).rejects.toMatchObject(gone);
    const out = join(folder, 'exported');
    const forms = { files: true, pdf: false, index: false, evidence: false };
    const exported = await openExport(installation, { batchId }, { forms });
    expect(await writeFolder(exported, out)).toMatchObject({ files: 40, erased: 1 });
    expect(await readdir(out)).toHaveLength(40);
  });

  it('issues nothing for them again, and counts them nowhere', async () => {
    const { installation } = setting;
    await evaluateCohorts(installation, COHORTS);
    expect(await issueAwards(installation, { cohortIds: COHORTS, awardIds: ['certificate'] })).toEqual([]);
    const { cohorts } = await statusOverview(installation);
    expect(cohorts.filter(({ cohortId }) => COHORTS.includes(cohortId))).toMatchObject([
      { learners: 40, evaluated: 40 },
      { learners: 40, evaluated: 40 },
    ]);
  });

  it('leaves the certificate to be revoked by its hash', async () => {
    const { installation } = setting;
    await changeStatus(installation, 'revoke', [held.hash], 'issued-in-error');
    expect(await statusOf(installation, held.hash)).toMatchObject({ revoked: true });
    expect(await setting.verify(held.text)).toMatchObject({ verdict: 'invalid', reason: 'revoked' });
  });

  it('again, or of somebody unknown, finds nobody, and says so on a dry run too', async () => {
    const { installation } = setting;
    for (const learnerId of [ada.learnerId, 'nobody', '%', '']) {
      for (const dryRun of [false, true]) {
        await expect(eraseLearner(installation, learnerId, { dryRun })).rejects.toMatchObject({
          code: 'learner-not-found',
        });
      }
    }
  });
});

describe('an erasure', () => {
  it('asked for several times at once is done once', async () => {
    const { installation } = setting;
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => eraseLearner(installation, `${COHORTS[0]}:0`)),
    );
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(done.reduce((sum, { rows }) => sum + (rows['learner'] ?? 0), 0)).toBe(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'learner-not-found' });
    }
  });

  it('whose process was killed before the file was clean is ended by the next', async () => {
    const { installation } = setting;
    const { db } = installation.store;
    // What a run leaves behind that is killed between the two steps.
    await db.insertInto('erasure').values({ erasure_id: 'cut off', erased_at: 'then', scrubbed_at: null }).execute();
    expect(await eraseLearner(installation, 'nobody', { dryRun: true })).toMatchObject({ earlier: true, rows: {} });
    expect(await eraseLearner(installation, 'nobody')).toMatchObject({ earlier: true, rows: {}, certificates: [] });
    const row = await db.selectFrom('erasure').selectAll().where('erasure_id', '=', 'cut off').executeTakeFirst();
    expect(row?.scrubbed_at).not.toBeNull();
    await expect(eraseLearner(installation, 'nobody')).rejects.toMatchObject({ code: 'learner-not-found' });
  });

  it('of a learner who is in a batch that is not anchored yet lets the batch be anchored', async () => {
    const { installation } = setting;
    const { batch, hashes } = await setting.seal(3);
    const learnerId = `${batch.cohort_id}:1`;
    expect((await eraseLearner(installation, learnerId)).certificates).toMatchObject([{ state: 'sealed' }]);
    await anchorBatches(installation, [batch.batch_id]);
    expect((await manifestOf(installation, parseBatchId(batch.batch_id))).credentialHashes).toEqual(hashes);
    const kept = await Promise.allSettled(hashes.map((hash) => certificateOf(installation, hash)));
    expect(kept.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('takes a superseded certificate and its correction, and leaves both proofs', async () => {
    const { installation } = setting;
    const { batch, hashes } = await setting.seal(1);
    const learnerId = `${batch.cohort_id}:0`;
    await anchorBatches(installation, [batch.batch_id]);
    const corrected = await supersedeCertificate(installation, at(hashes, 0), 'Another Name');
    expect((await eraseLearner(installation, learnerId)).rows).toMatchObject({ credential: 2 });
    expect(await statusOf(installation, at(hashes, 0))).toMatchObject({
      revoked: true,
      supersededBy: corrected.credentialHash,
    });
    expect(await setting.verify(corrected.text)).toMatchObject({ verdict: 'valid' });
  });

  it('when the learner comes again in an import, makes somebody new of them', async () => {
    const { installation } = setting;
    const { batch } = await setting.seal(1);
    const learnerId = `${batch.cohort_id}:0`;
    await eraseLearner(installation, learnerId);
    await importCohort(installation, cohortOf(batch.cohort_id), [
      { learnerId, name: 'Learner', email: null, finalResult: 'pass', results: [] },
    ]);
    await evaluateCohorts(installation, [batch.cohort_id]);
    const again = await issueAwards(installation, { cohortIds: [batch.cohort_id], awardIds: ['certificate'] });
    expect(again).toMatchObject([{ credentials: 1 }]);
  });
});
