import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CredentialHash } from '../../service/core/hex.ts';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import { readAuditLog } from '../../service/registrar/audit-log/read-audit-log.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { at } from '../registrar/installation-on-anvil.ts';
import { type Send, senderTo } from './asked.ts';
import { type RunningService, type SeededBatch, startRunningService } from './running-service.ts';
import { signedIn } from './signed-in.ts';

const FORMS = ['file', 'pdf', 'evidence'];

let service: RunningService;
let send: Send;
let batch: SeededBatch;
let own: { readonly hash: CredentialHash; readonly learnerId: string };
let others: CredentialHash;
beforeAll(async () => {
  service = await startRunningService();
  send = senderTo(service.origin);
  batch = await service.issue(3, 'anchored');
  const hash = at(batch.hashes, 0);
  own = { hash, learnerId: await holderOf(hash) };
  others = at(batch.hashes, 1);
});
afterAll(() => service.close());

async function holderOf(hash: CredentialHash): Promise<string> {
  const { learner_id } = await service.installation.store.db
    .selectFrom('credential')
    .select('learner_id')
    .where('credential_hash', '=', hash)
    .executeTakeFirstOrThrow();
  return learner_id ?? '';
}

const asLearner = async (hash: string, form: string, learnerIds: readonly string[] = [own.learnerId]) =>
  send(
    'GET',
    `/v1/learn/certificates/${hash}/${form}`,
    undefined,
    undefined,
    await signedIn(service.installation, learnerIds),
  );

describe('a learner who is signed in', () => {
  it('takes each form of their own certificate', async () => {
    const [file, pdf, evidence] = await Promise.all(FORMS.map((form) => asLearner(own.hash, form)));
    expect(file?.json).toMatchObject({ type: 'CairnCertificate' });
    expect(pdf?.text.startsWith('%PDF-')).toBe(true);
    expect(evidence?.json).toMatchObject({ type: 'CairnEvidence', record: { finalResult: 'pass' } });
    for (const answer of [file, pdf, evidence]) {
      expect(answer?.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f-]{36}\./);
      expect(answer?.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(FORMS)('finds nothing of somebody else’s, nor of what is not there: %s', async (form) => {
    for (const hash of [others, `0x${'ab'.repeat(32)}`]) {
      expect(await asLearner(hash, form)).toMatchObject({ status: 404, json: { code: 'credential-not-found' } });
    }
    expect(await asLearner('0x12', form)).toMatchObject({ status: 400 });
  });

  it('finds nothing of somebody who was erased', async () => {
    const hash = at(batch.hashes, 2);
    await eraseLearner(service.installation, await holderOf(hash));
    expect(await asLearner(hash, 'evidence')).toMatchObject({ status: 404 });
  });
});

describe('a registrar', () => {
  it('hands out the evidence of a certificate, and the audit log says so', async () => {
    const { token } = await createApiKey(service.installation, { name: 'a registrar', role: 'registrar', days: 1 });
    const answer = await send('GET', `/v1/credentials/${own.hash}/evidence`, token);
    expect(answer).toMatchObject({ status: 200, json: { type: 'CairnEvidence' } });
    const { entries } = await readAuditLog(service.installation, { limit: 5 });
    expect(JSON.stringify(entries)).toContain('evidence.export');
    await service.installation.store.db
      .updateTable('credential')
      .set({ evidence: null })
      .where('credential_hash', '=', others)
      .execute();
    expect(await send('GET', `/v1/credentials/${others}/evidence`, token)).toMatchObject({
      status: 404,
      json: { code: 'evidence-missing' },
    });
  });
});
