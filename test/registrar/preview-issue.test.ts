import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { setCohortDueDate } from '../../service/registrar/cohorts/set-due-date.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import type { Finding, FindingKind } from '../../service/registrar/issuing/preview/finding.ts';
import { type IssuePreview, type PreviewOptions, previewIssue } from '../../service/registrar/issuing/preview-issue.ts';
import { chainPublicationOf } from '../../service/registrar/pathways/chain-publication.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import {
  type AnvilInstallation,
  cohortOf,
  passingLearner,
  startInstallation,
  through,
  withKey,
} from './installation-on-anvil.ts';

let setting: AnvilInstallation;
let installation: Installation;
beforeAll(async () => {
  setting = await startInstallation();
  ({ installation } = setting);
});
afterAll(() => setting.close());

const certificates = (preview: IssuePreview) => preview.awards.filter(({ awardId }) => awardId === 'certificate');
const finding = ({ findings }: IssuePreview, kind: FindingKind): Finding | undefined =>
  findings.find((found) => found.kind === kind);
const kinds = ({ findings }: IssuePreview) => findings.map(({ kind }) => kind);

let cohorts = 0;
/** A cohort of the pathway in which everybody passes, evaluated. */
async function evaluated(...learners: readonly Partial<CohortLearner>[]): Promise<string> {
  cohorts += 1;
  const id = `c${cohorts}`;
  await importCohort(
    installation,
    cohortOf(id),
    learners.map((learner, n) => ({ ...passingLearner(id, n), ...learner })),
  );
  await evaluateCohorts(installation, [id]);
  return id;
}

const preview = (id: string, options: PreviewOptions = {}, by: Installation = installation) =>
  previewIssue(by, { cohortIds: [id], awardIds: ['certificate'], ...options });

describe('the preview of issuing', () => {
  it('says what would be made and for whom, changes nothing, and comes true', async () => {
    const id = await evaluated({}, {}, {});
    const foreseen = await preview(id, { listed: 2 });
    expect(foreseen).toMatchObject({ batches: 1, credentials: 3, possible: true, waiting: 0 });
    expect(certificates(foreseen)).toEqual([
      {
        cohortId: id,
        pathway: 'oulad-aaa@2',
        cohortTitle: `Cohort ${id}`,
        awardId: 'certificate',
        award: expect.any(String),
        credentials: 3,
        distinctions: 0,
        withoutName: 0,
        withoutEmail: 0,
        issuedBefore: 0,
      },
    ]);
    expect(foreseen.list.map(({ learnerId, name }) => [learnerId, name])).toEqual([
      [`${id}:0`, 'Learner 0 Åström'],
      [`${id}:1`, 'Learner 1 Åström'],
    ]);
    expect(await preview(id)).toMatchObject({ batches: 1, credentials: 3, list: [] });
    const issued = await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
    expect(issued.map(({ credentials }) => credentials)).toEqual([3]);
  });

  it('counts what exists already, and what waits for its anchoring', async () => {
    const id = await evaluated({}, {});
    await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
    const after = await preview(id);
    expect(after).toMatchObject({ batches: 0, credentials: 0, possible: false });
    expect(certificates(after)[0]?.issuedBefore).toBe(2);
    expect(finding(after, 'issued-before')).toMatchObject({ weight: 'know', count: 2 });
    expect(finding(after, 'batches-waiting')?.weight).toBe('know');
    await anchorBatches(installation);
    expect(kinds(await preview(id))).not.toContain('batches-waiting');
  });

  it('names what stands out of the learners', async () => {
    const id = await evaluated(
      { name: null },
      { email: null },
      { name: 'Ana  García' },
      { name: 'ana garcía' },
      { name: 'Tlingit \u{16FE4}\u{1E7E0}' },
    );
    const foreseen = await preview(id, { listed: 100 });
    expect(finding(foreseen, 'name-missing')).toMatchObject({ weight: 'look', count: 1, learners: [`${id}:0`] });
    expect(finding(foreseen, 'email-missing')).toMatchObject({ weight: 'know', learners: [`${id}:1`] });
    expect(finding(foreseen, 'name-shared')).toMatchObject({ count: 2, learners: [`${id}:2`, `${id}:3`] });
    expect(finding(foreseen, 'name-not-printable')).toMatchObject({ learners: [`${id}:4`] });
    // Those of whom something stands out come first, and each with it.
    expect(foreseen.list.map(({ findings }) => findings)).toEqual([
      ['name-missing'],
      ['email-missing'],
      ['name-shared'],
      ['name-shared'],
      ['name-not-printable'],
    ]);
    expect(foreseen.possible).toBe(true);
  });

  it('says nothing of names in any script that can be printed', async () => {
    const id = await evaluated({ name: 'محمد عبد الرحمن' }, { name: '山田太郎' }, { name: 'Zoë O’Connor-Łukasiewicz' });
    expect(kinds(await preview(id))).not.toContain('name-not-printable');
  });

  it('names who has left, and who has the award from elsewhere', async () => {
    const id = await evaluated({}, {});
    await withdrawLearner(installation, id, `${id}:0`, installation.now().toISOString().slice(0, 10));
    expect(finding(await preview(id), 'holder-withdrawn')).toMatchObject({ weight: 'look', learners: [`${id}:0`] });
    const other = await evaluated({ learnerId: `${id}:1` });
    await issueAwards(installation, { cohortIds: [other], awardIds: ['certificate'] });
    await evaluateCohorts(installation, [id]);
    expect(finding(await preview(id), 'issued-elsewhere')).toMatchObject({ weight: 'look', learners: [`${id}:1`] });
  });

  it('names those who lack a result that could still decide', async () => {
    const id = 'stewards';
    const result = (assessment: string, score: string) => ({
      assessment,
      score,
      submittedOn: null,
      carriedOver: false,
    });
    const someAssessment = dataStewardshipPathway.modules[0]?.assessments?.[0]?.id ?? '';
    await importCohort(installation, { id, title: 'Stewards', source: 'test', pathway: dataStewardshipPathway }, [
      { ...passingLearner(id, 0), finalResult: null, results: [result(someAssessment, '100')] },
    ]);
    await evaluateCohorts(installation, [id]);
    const found = finding(await preview(id), 'results-missing');
    expect(found).toMatchObject({ weight: 'look', cohortId: id, awardId: 'certificate', learners: [`${id}:0`] });
    expect(found?.sentence).toContain('Most often:');
    // Once the cohort is over nothing more may come by the rules; what was forgotten may still be brought in.
    await setCohort(installation, id, { startsOn: '2020-01-01', endsOn: '2020-06-30' });
    await evaluateCohorts(installation, [id]);
    const { outcome } = await installation.store.db
      .selectFrom('decision')
      .select('outcome')
      .where('cohort_id', '=', id)
      .where('award_id', '=', 'certificate')
      .executeTakeFirstOrThrow();
    expect(outcome).toBe('impossible');
    expect(finding(await preview(id), 'results-missing')).toMatchObject({ learners: [`${id}:0`] });
  });

  it('says of what lateness would count, and is due on no day', async () => {
    const id = 'undated';
    await importCohort(installation, { id, title: 'Undated', source: 'test', pathway: dataStewardshipPathway }, []);
    expect(finding(await preview(id), 'due-date-missing')).toMatchObject({
      weight: 'know',
      sentence:
        'Nothing is late in undated that its pathway would take something from: cleaning-test, sharing-project are due on no day.',
    });
    for (const assessmentId of ['cleaning-test', 'sharing-project']) {
      await setCohortDueDate(installation, { cohortId: id, assessmentId, dueOn: '2026-03-01' });
    }
    expect(finding(await preview(id), 'due-date-missing')).toBeUndefined();
  });

  it('says that the cohort is not over, and takes results still', async () => {
    const id = await evaluated({});
    await setCohort(installation, id, { startsOn: '2020-01-01', endsOn: '2999-01-31', resultsUntil: '2999-02-28' });
    await evaluateCohorts(installation, [id]);
    const foreseen = await preview(id);
    expect(finding(foreseen, 'cohort-not-over')?.sentence).toContain('2999-01-31');
    expect(finding(foreseen, 'results-still-accepted')?.sentence).toContain('2999-02-28');
  });

  it('says that an evaluation is outdated, or was never done', async () => {
    const id = await evaluated({});
    await setCohort(installation, id, { startsOn: '2020-01-01' });
    const outdated = await preview(id);
    expect(outdated.possible).toBe(false);
    expect(outdated.findings[0]).toMatchObject({ kind: 'evaluation-outdated', weight: 'blocks', cohortId: id });
    await expect(issueAwards(installation, { cohortIds: [id] })).rejects.toMatchObject({ code: 'evaluation-outdated' });
    await importCohort(installation, cohortOf('fresh'), [passingLearner('fresh', 0)]);
    expect(await preview('fresh')).toMatchObject({ credentials: 0, possible: false });
    expect(kinds(await preview('fresh'))).toContain('evaluation-missing');
  });

  it('refuses a cohort or an award that is not there', async () => {
    await expect(preview('nowhere')).rejects.toMatchObject({ code: 'cohort-not-found' });
    const id = await evaluated({});
    await expect(preview(id, { awardIds: ['medal'] })).rejects.toMatchObject({ code: 'award-not-found' });
  });
});

describe('the cost of anchoring', () => {
  it('is estimated by the node, and within a few gas of what it takes then', async () => {
    const id = await evaluated({}, {});
    const foreseen = await preview(id);
    expect(foreseen.cost).toMatchObject({ basis: 'estimated' });
    await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
    const [anchored] = await anchorBatches(installation);
    const { gasPerBatch = 0, expected = '0', greatest = '0' } = foreseen.cost ?? {};
    expect(Math.abs(gasPerBatch - (anchored?.gasUsed ?? 0))).toBeLessThan(600);
    expect(BigInt(expected)).toBeGreaterThan(0n);
    expect(BigInt(greatest)).toBeGreaterThan(BigInt(expected));
  });

  it('counts the digest of a pathway version that is not on the chain yet, and says that it goes first', async () => {
    const pathway = parsePathway({ ...Object(shippedPathway('oulad-aaa').source), edition: 'unpublished' });
    await importCohort(installation, { ...cohortOf('rules-first'), pathway }, [passingLearner('rules-first', 0)]);
    await evaluateCohorts(installation, ['rules-first']);
    const options = { awardIds: ['certificate'] };
    const foreseen = await preview('rules-first', options);
    expect(foreseen.cost).toMatchObject({ publications: 1, basis: 'estimated' });
    expect(foreseen.findings).toContainEqual(
      expect.objectContaining({ kind: 'pathway-unpublished', weight: 'know', remedy: null }),
    );
    const { gas = 0, gasPerBatch = 0, gasPerPublication = 0 } = foreseen.cost ?? {};
    expect(gas).toBe(gasPerBatch + gasPerPublication);
    await issueAwards(installation, { cohortIds: ['rules-first'], ...options });
    await anchorBatches(installation);
    const published = await chainPublicationOf(installation, pathwayDigest(pathway));
    expect(Math.abs(gasPerPublication - (published?.gasUsed ?? 0))).toBeLessThan(600);
    expect((await preview('rules-first', options)).cost).toMatchObject({ publications: 0 });
  });

  it('is as measured where the key may not anchor, which is what stands in the way', async () => {
    const id = await evaluated({});
    const stranger = withKey(installation, 'anchor', setting.chain.signer(7));
    const foreseen = await preview(id, {}, stranger);
    expect(foreseen).toMatchObject({ possible: false, cost: { basis: 'measured', gasPerBatch: 49_500 } });
    expect(foreseen.findings[0]).toMatchObject({ kind: 'key-not-added', weight: 'blocks' });
  });

  it('is not known while no node answers; the rest stands', async () => {
    const id = await evaluated({ name: null });
    const foreseen = await preview(id, {}, through(installation, 'http://127.0.0.1:1'));
    expect(foreseen).toMatchObject({ credentials: 1, possible: true, cost: null });
    expect(kinds(foreseen)).toEqual(expect.arrayContaining(['chain-unavailable', 'name-missing']));
  });

  it('is held against what the key has', async () => {
    const { chain } = setting;
    const key = await installation.signer('anchor');
    const id = await evaluated({});
    const balance = await chain.node.result('eth_getBalance', [key.address, 'latest']);
    await chain.node.result('anvil_setBalance', [key.address, '0x1']);
    expect(finding(await preview(id), 'balance-low')).toMatchObject({ weight: 'look' });
    await chain.node.result('anvil_setBalance', [key.address, balance]);
    expect(kinds(await preview(id))).not.toContain('balance-low');
  });

  it.each([
    ['key-lacks-capability', ['suspend'], 0, 0],
    ['key-not-valid-now', ['anchor'], 4_000_000_000, 0],
    ['key-ends-soon', ['anchor'], 0, Math.floor(Date.now() / 1000) + 86_400],
  ] as const)('comes with %s of a key', async (kind, capabilities, validFrom, validUntil) => {
    const { chain } = setting;
    const issuerId = installation.issuer.issuerId ?? 0n;
    const key = chain.signer({ 'key-lacks-capability': 4, 'key-not-valid-now': 5, 'key-ends-soon': 6 }[kind]);
    const admin = await installation.signer('admin');
    await chain.send(admin, chain.calls.addKey(issuerId, key.address, capabilities, validFrom, validUntil));
    const id = await evaluated({});
    expect(kinds(await preview(id, {}, withKey(installation, 'anchor', key)))).toContain(kind);
  });
});

describe('what stands in the way of any issuing', () => {
  it('is an issuer that is not registered', async () => {
    const id = await evaluated({});
    const unregistered = { ...installation, issuer: { ...installation.issuer, issuerId: null } };
    const foreseen = await preview(id, {}, unregistered);
    expect(foreseen.possible).toBe(false);
    expect(finding(foreseen, 'issuer-not-registered')?.weight).toBe('blocks');
  });

  it('is a DID document that nobody published under that number', async () => {
    const id = await evaluated({});
    const moved = { ...installation, issuer: { ...installation.issuer, did: 'did:web:elsewhere.example' } };
    expect(kinds(await preview(id, {}, moved))).toContain('issuer-document-unpublished');
  });

  it('is a clock that is an hour behind, or ahead', async () => {
    const id = await evaluated({});
    for (const hours of [-1, 1]) {
      const off = { ...installation, now: () => new Date(Date.now() + hours * 3_600_000) };
      const foreseen = await preview(id, {}, off);
      expect(foreseen.findings[0]).toMatchObject({ kind: 'clock-off', weight: 'blocks' });
      await expect(issueAwards(off, { cohortIds: [id] })).rejects.toMatchObject({ code: 'clock-off' });
    }
  });
});
