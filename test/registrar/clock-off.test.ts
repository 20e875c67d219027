import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { beginCorrection } from '../../service/registrar/corrections/begin-correction.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { batches } from '../../service/store/batches.ts';
import { standing } from '../anchoring/anchoring-setting.ts';
import { type AnvilInstallation, at, importPassing, startInstallation, through } from './installation-on-anvil.ts';

let setting: AnvilInstallation;
let installation: Installation;
beforeAll(async () => {
  setting = await startInstallation();
  ({ installation } = setting);
  await importPassing(installation, 'cohort', 3);
  await evaluateCohorts(installation, ['cohort']);
});
afterAll(() => setting.close());

const clockAt = (milliseconds: number, by: Installation = installation): Installation => ({
  ...by,
  now: () => new Date(Date.now() + milliseconds),
});
const HOUR = 3_600_000;

describe("a machine's clock that the chain contradicts", () => {
  it.each([-HOUR, HOUR])('by %i ms keeps certificates from being dated', async (by) => {
    const refused = issueAwards(clockAt(by), { awardIds: ['certificate'] });
    await expect(refused).rejects.toMatchObject({ code: 'clock-off', remedy: expect.stringContaining('NTP') });
    expect(await batches(installation.store.db)).toEqual([]);
  });

  it('by less than a block may be late does not', async () => {
    const issued = await issueAwards(clockAt(-30_000), { awardIds: ['certificate'] });
    expect(issued).toHaveLength(1);
  });

  it('keeps batches from being sent, which stay sealed and go out once it is right', async () => {
    const [batch] = await batches(installation.store.db, ['sealed']);
    const batchId = batch?.batch_id ?? '';
    await expect(anchorBatches(clockAt(-HOUR), [batchId])).rejects.toMatchObject({ code: 'clock-off' });
    const kept = await standing(installation, batchId);
    expect([kept.batch.state, kept.act.state, kept.transactions]).toEqual(['sealed', 'pending', []]);
    await anchorBatches(installation, [batchId]);
    expect((await standing(installation, batchId)).batch.state).toBe('final');
  });

  it('keeps a correction from being issued, and its name from being changed', async () => {
    const { hashes } = await setting.seal(1);
    await anchorBatches(installation);
    const correcting = beginCorrection(clockAt(HOUR), at(hashes, 0), 'Zoë Müller');
    await expect(correcting).rejects.toMatchObject({ code: 'clock-off' });
    const { db } = installation.store;
    expect(await db.selectFrom('supersession').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('learner').select('name').where('name', '=', 'Zoë Müller').execute()).toEqual([]);
  });

  it('where no node answers is held against the last batch that was sealed here', async () => {
    const offline = through(installation, 'http://127.0.0.1:1');
    await importPassing(installation, 'later', 1);
    await evaluateCohorts(installation, ['later']);
    const ago = (ms: number) => issueAwards(clockAt(ms, offline), { cohortIds: ['later'], awardIds: ['certificate'] });
    await expect(ago(-24 * HOUR)).rejects.toMatchObject({
      code: 'clock-off',
      details: { sealedAt: expect.any(String) },
    });
    expect(await ago(0)).toHaveLength(1);
  });
});
