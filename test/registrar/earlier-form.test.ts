import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../service/core/canonical.ts';
import { digestJson } from '../../service/core/digest.ts';
import { parseCredentialHash } from '../../service/core/hex.ts';
import { compilePathway } from '../../service/pathway/evaluation/evaluate.ts';
import type { IssuedTrace } from '../../service/pathway/evaluation/trace-from-json.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { type Pathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { previewIssue } from '../../service/registrar/issuing/preview-issue.ts';
import { sealBatch } from '../../service/registrar/issuing/seal-batch.ts';
import { findPathway } from '../../service/registrar/pathways/find-pathway.ts';
import { listPathways } from '../../service/registrar/pathways/pathway-overview.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { savePathwayVersion } from '../../service/store/cohorts.ts';
import { batchCredentialHashes } from '../../service/store/credentials.ts';
import earlier from './earlier-form-pathway.json' with { type: 'json' };
import { type AnvilInstallation, at, importPassing, startInstallation } from './installation-on-anvil.ts';

/** Of what the form before this one called the edition that shipped. */
const EARLIER = digestJson(earlier);
const COHORT = 'autumn-2026';

let setting: AnvilInstallation;
let installation: Installation;
let certificates: string[];

/**
 * An installation as the program before this form left it: the definition as it was published then, a cohort that is pinned
 * to it, decisions, and certificates that are final on the chain.
 */
beforeAll(async () => {
  setting = await startInstallation();
  ({ installation } = setting);
  const { db } = installation.store;
  const learners = ['ada', 'bob'].map((learnerId) => ({
    learnerId,
    name: learnerId === 'ada' ? 'Ada Lovelace' : 'Bob',
    email: `${learnerId}@example.org`,
    finalResult: null,
    results: ['cleaning-test', 'sharing-project', 'final-exam'].map((assessment) => ({
      ...{ assessment, score: '75', submittedOn: '2026-10-30', carriedOver: false },
    })),
  }));
  await importCohort(installation, { id: COHORT, title: 'Autumn', source: 'test', pathway: today() }, learners);
  const row = {
    digest: EARLIER,
    pathway_id: earlier.id,
    edition: earlier.edition,
    document: new TextDecoder().decode(canonicalBytes(earlier)),
  };
  await savePathwayVersion(db, row);
  await db
    .updateTable('cohort')
    .set({ pathway_digest: EARLIER, evaluated_revision: 1, facts_revision: 1 })
    .where('cohort_id', '=', COHORT)
    .execute();
  await db.deleteFrom('pathway_version').where('digest', '=', pathwayDigest(today())).execute();
  // Only ada's certificate was issued by then; bob's is still to come.
  const pathway = { ...today(), edition: earlier.edition };
  const award = pathway.awards.find(({ id }) => id === 'certificate');
  if (award === undefined) throw new Error('the definition has a certificate');
  const { decideAward } = compilePathway(today());
  const record = { finalResult: null, results: at(learners, 0).results };
  const trace = decideAward('certificate', record, '2030-01-01')?.trace;
  if (trace === undefined) throw new Error('the certificate is decided on');
  const { asOf, ...timeless } = trace;
  const reference = `urn:cairn:pathway:${earlier.id}:${earlier.edition}`;
  const earlierTrace: IssuedTrace = { ...timeless, version: 1, pathway: { digest: EARLIER, reference } };
  await db
    .transaction()
    .execute((tx) =>
      sealBatch(tx, installation, { cohortId: COHORT, pathwayDigest: EARLIER, pathway, award, issuedAt: new Date() }, [
        [{ ...at(learners, 0), learner_id: 'ada', trace: earlierTrace, record: null, revision: 1 }],
      ]),
    );
  const [batch] = await anchorBatches(installation);
  certificates = await batchCredentialHashes(db, batch?.batchId ?? '');
});
afterAll(() => setting.close());

const today = (): Pathway => dataStewardshipPathway;
const certificate = () => parseCredentialHash(at(certificates, 0));

/** The verdict on a certificate of this installation as its holder has it. */
async function verdict(hash = certificate()) {
  return await setting.verify((await certificateOf(installation, hash)).text);
}

describe('a cohort that is pinned to a definition of an earlier form', () => {
  it('is listed with what it was made of, and the version is not offered to new ones', async () => {
    expect(await cohortOverviews(installation, COHORT)).toMatchObject([
      { pathwayId: earlier.id, edition: '1', awards: [{}, {}, { awardId: 'certificate', issued: 1 }] },
    ]);
    const listed = (await listPathways(installation)).map(({ id, edition }) => `${id}@${edition}`);
    expect(listed).not.toContain(`${earlier.id}@1`);
    await expect(findPathway(installation.store.db, `${earlier.id}@1`)).rejects.toMatchObject({
      code: 'pathway-not-found',
    });
  });

  it('has certificates that verify, with the digest of the rules that they name on the chain', async () => {
    expect(await verdict()).toMatchObject({ verdict: 'valid' });
    const { chain } = setting;
    expect(
      await chain.reader.publishedAt(installation.issuer.issuerId ?? 0n, 'pathway-version', EARLIER),
    ).not.toBeNull();
  });

  it('is neither evaluated nor issued: what hinders has a code and a way out', async () => {
    const refusal = {
      code: 'pathway-form-outdated',
      remedy: expect.stringContaining(`npx cairn cohort set ${COHORT} --pathway ${earlier.id}@EDITION`),
      details: { cohort: COHORT, pathway: `${earlier.id}@1` },
    };
    await expect(evaluateCohorts(installation, [COHORT])).rejects.toMatchObject(refusal);
    await expect(issueAwards(installation, { cohortIds: [COHORT] })).rejects.toMatchObject(refusal);
    await expect(previewIssue(installation, { cohortIds: [COHORT], chain: false })).rejects.toMatchObject(refusal);
  });

  it('holds up no other, where all are asked for', async () => {
    await importPassing(installation, 'other', 1);
    expect(await evaluateCohorts(installation, [])).toMatchObject({ cohorts: 1, learners: 1, leftOut: [COHORT] });
    const preview = await previewIssue(installation, { chain: false });
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ kind: 'pathway-form-outdated', weight: 'know', cohortId: COHORT }),
    );
    expect(preview.possible).toBe(true);
    expect((await issueAwards(installation)).map(({ cohortId }) => cohortId)).not.toContain(COHORT);
  });

  it('has certificates that can be revoked; a correction says why it cannot be, and what to do', async () => {
    await expect(supersedeCertificate(installation, certificate(), 'Ada King')).rejects.toMatchObject({
      code: 'pathway-form-outdated',
      remedy: expect.stringContaining('revoke the certificate'),
    });
    await changeStatus(installation, 'revoke', [certificate()], 'issued-in-error');
    expect(await verdict()).toMatchObject({ verdict: 'invalid', reason: 'revoked' });
  });

  it('is moved to a new edition of its pathway, and to nothing else', async () => {
    const other = await findPathway(installation.store.db, 'oulad-bbb');
    await expect(setCohort(installation, COHORT, {}, other)).rejects.toMatchObject({ code: 'cohort-pinned' });
    expect(await setCohort(installation, COHORT, {}, today())).toBe('changed');
    expect(await setCohort(installation, COHORT, {}, today())).toBe('unchanged');
    expect(await cohortOverviews(installation, COHORT)).toMatchObject([{ edition: '2', outdated: true, evaluated: 0 }]);
    await expect(setCohort(installation, 'other', {}, other)).rejects.toMatchObject({ code: 'cohort-pinned' });
  });

  it('is evaluated then, and issues what had not been issued: nobody gets an award twice', async () => {
    await evaluateCohorts(installation, [COHORT]);
    const issued = await issueAwards(installation, { cohortIds: [COHORT], awardIds: ['certificate'] });
    expect(issued).toMatchObject([{ credentials: 1 }]);
    await anchorBatches(installation);
    const [hash] = await batchCredentialHashes(installation.store.db, at(issued, 0).batchId);
    expect(await verdict(parseCredentialHash(hash))).toMatchObject({ verdict: 'valid' });
  });
});
