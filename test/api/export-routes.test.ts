import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import { readAuditLog } from '../../service/registrar/audit-log/read-audit-log.ts';
import { knownBatch } from '../../service/registrar/certificates/known-batch.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { readZip } from '../registrar/export/read-zip.ts';
import { cohortOf, passingLearner } from '../registrar/installation-on-anvil.ts';
import { ask } from './asked.ts';
import { type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;
let batch: SeededBatch;
let token: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-archives-'));
  service = await startRunningService();
  batch = await service.issue(70, 'anchored');
  ({ token } = await createApiKey(service.installation, { name: 'desk', role: 'registrar', days: null }));
}, 60_000);
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const get = (path: string): Promise<Response> =>
  fetch(`${service.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });

async function filesOf(response: Response): Promise<Map<string, Buffer>> {
  const path = join(folder, `${crypto.randomUUID()}.zip`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  return await readZip(path);
}

describe('the archive of a batch', () => {
  it('holds every certificate as file and PDF, and an index, and the audit log tells who took it', async () => {
    const response = await get(`/v1/batches/${batch.batchId}/archive`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toContain(`certificates-${batch.batchId}.zip`);
    const names = [...(await filesOf(response)).keys()];
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(70);
    expect(names.filter((name) => name.endsWith('.cairn.json'))).toHaveLength(70);
    expect(names.slice(-2)).toEqual(['index.csv', 'README.txt']);
    const { entries } = await readAuditLog(service.installation, { action: 'certificates.export', limit: 10 });
    expect(entries.map(({ phase, subject, details }) => ({ phase, subject, details }))).toEqual([
      { phase: 'began', subject: batch.batchId, details: { files: true, pdf: true, index: true, evidence: false } },
      { phase: 'done', subject: batch.batchId, details: { certificates: 70 } },
    ]);
  });

  it('holds only the forms that are asked for, for the whole cohort too', async () => {
    const { cohort_id: cohortId } = await knownBatch(service.installation.store.db, batch.batchId);
    const files = await filesOf(await get(`/v1/cohorts/${cohortId}/archive?form=files&form=index&names=readable`));
    expect(files.size).toBe(72);
    expect([...files.keys()].filter((name) => /^Learner \d+ Åström - /.test(name))).toHaveLength(70);
  });

  it('that is broken off ends the threads that print it, and the next is whole', async () => {
    const threads = new Set<Worker>();
    const started = (thread: Worker) => threads.add(thread.once('exit', () => threads.delete(thread)));
    process.on('worker', started);
    const response = await get(`/v1/batches/${batch.batchId}/archive`);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(threads.size).toBeGreaterThan(0);
    await reader?.cancel();
    await expect.poll(() => threads.size, { timeout: 5_000 }).toBe(0);
    process.off('worker', started);
    expect((await filesOf(await get(`/v1/batches/${batch.batchId}/archive?form=pdf`))).size).toBe(70);
  });

  it('is refused before the batch is final, with nothing sent', async () => {
    const sealed = await service.issue(1, 'sealed');
    const headers = { authorization: `Bearer ${token}` };
    const { status, json } = await ask(`${service.origin}/v1/batches/${sealed.batchId}/archive`, { headers });
    expect([status, json.code]).toEqual([409, 'batch-not-final']);
  });

  it('is refused for a cohort without certificates, which is told what to do', async () => {
    const { installation } = service;
    await importCohort(installation, cohortOf('winter'), [passingLearner('winter', 0)]);
    const headers = { authorization: `Bearer ${token}` };
    const { status, json } = await ask(`${service.origin}/v1/cohorts/winter/archive`, { headers });
    expect([status, json.code]).toEqual([409, 'nothing-to-export']);
    expect(json['remedy']).toContain('Issue and anchor');
  });

  it('is refused in a form that there is not', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const { status, json } = await ask(`${service.origin}/v1/batches/${batch.batchId}/archive?form=docx`, { headers });
    expect([status, json.code]).toEqual([400, 'malformed-request']);
  });
});
