import { randomUUID } from 'node:crypto';
import type { Who } from '../../service/api/route.ts';

/** What a restricted key is not for, and what it is. */
export const OWN_COHORT = 'spring';
export const OTHER_COHORT = 'autumn';

/** Who may ask a route, and what they then hear. Admin may everything. */
export interface MatrixRow {
  readonly may: Who;
  /** What whoever may ask is answered. Where nobody could ask twice, the request names what is not there. */
  readonly status: number;
  /** What a key of an allowed role is answered that is for `OTHER_COHORT` alone; 403 where absent. */
  readonly scoped?: number;
  request(): {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
  };
}

const hash = `0x${'ab'.repeat(32)}`;
const batchId = '0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a';
const nothing = () => ({});
const sourcedId = '00000000-0000-4000-8000-000000000000';
const FRAMEWORK_READERS = [
  'designer',
  'registrar',
  'auditor',
  'subject-matter-expert',
  'industry',
  'accreditor',
] as const;
const feedbackOnNothing = {
  ...{ type: 'CairnEmployerFeedback', version: 1, pathway: { id: 'none', edition: '1' }, award: 'none' },
  ...{ organisation: 'An institute', day: '2026-01-15', source: 'A survey' },
  ratings: [{ competency: 'none/none', rating: 3 }],
};

/** Every route of the service, by method and path. */
export const matrix: Readonly<Record<string, MatrixRow>> = {
  'GET /v1/credentials/{hash}/proof': { may: 'anyone', status: 404, request: () => ({ params: { hash } }) },
  'GET /v1/credentials/{hash}/status': { may: 'anyone', status: 404, request: () => ({ params: { hash } }) },
  'POST /v1/verify': { may: 'anyone', status: 200, request: () => ({ body: {} }) },
  'GET /v1/batches/{batchId}': { may: 'anyone', status: 404, request: () => ({ params: { batchId } }) },
  'GET /v1/batches/{batchId}/manifest': { may: 'anyone', status: 404, request: () => ({ params: { batchId } }) },
  'GET /v1/manifests': { may: 'anyone', status: 200, request: nothing },
  'GET /v1/revocations': { may: 'anyone', status: 503, request: nothing },
  'GET /status/{batchId}': { may: 'anyone', status: 404, request: () => ({ params: { batchId } }) },
  'GET /.well-known/did.json': { may: 'anyone', status: 200, request: nothing },
  'GET /pins.json': { may: 'anyone', status: 200, request: nothing },
  'GET /openapi.json': { may: 'anyone', status: 200, request: nothing },
  'GET /ready': { may: 'anyone', status: 503, request: nothing },
  'GET /metrics': {
    may: ['auditor'],
    status: 200,
    // From elsewhere: programs of this machine need no key.
    request: () => ({ headers: { 'x-forwarded-for': '192.0.2.1' } }),
  },
  'GET /health': { may: 'anyone', status: 200, request: nothing },

  'GET /v1/certificates/{token}': { may: 'anyone', status: 404, request: nothing },
  'GET /v1/certificates/{token}/file': { may: 'anyone', status: 404, request: nothing },
  'GET /v1/certificates/{token}/pdf': { may: 'anyone', status: 404, request: nothing },
  'GET /v1/certificates/{token}/evidence': { may: 'anyone', status: 404, request: nothing },

  'GET /v1/learn/sign-in-ways': { may: 'anyone', status: 200, request: nothing },
  'GET /v1/learn/oidc': { may: 'anyone', status: 404, request: nothing },
  'GET /v1/learn/oidc/callback': { may: 'anyone', status: 404, request: nothing },
  'POST /v1/learn/sign-in-links': {
    may: 'anyone',
    status: 409,
    request: () => ({ body: { email: 'zoe@college.example' } }),
  },
  'POST /v1/learn/sessions': { may: 'anyone', status: 404, request: () => ({ body: { code: 'none' } }) },
  'POST /v1/learner-sign-in-links': {
    may: ['registrar'],
    status: 404,
    request: () => ({ body: { learnerId: 'nobody' } }),
  },
  'GET /v1/learn/session': { may: 'learner', status: 200, request: nothing },
  'GET /v1/learn': { may: 'learner', status: 200, request: nothing },
  'GET /v1/learn/enrolments/{cohort}': { may: 'learner', status: 404, request: () => ({ params: { cohort: 'none' } }) },
  'GET /v1/learn/certificates': { may: 'learner', status: 200, request: nothing },
  ...Object.fromEntries(
    ['file', 'pdf', 'evidence'].map((form): [string, MatrixRow] => [
      `GET /v1/learn/certificates/{hash}/${form}`,
      { may: 'learner', status: 404, request: () => ({ params: { hash } }) },
    ]),
  ),
  'DELETE /v1/learn/session': { may: 'learner', status: 204, request: nothing },
  'DELETE /v1/learn/sessions': { may: 'learner', status: 204, request: nothing },

  'GET /schemas': { may: 'anyone', status: 200, request: nothing },
  'GET /schemas/{name}': { may: 'anyone', status: 404, request: () => ({ params: { name: 'none.schema.json' } }) },
  ...Object.fromEntries(
    ['', '/standing', '/competencies', '/drawing'].map((part): [string, MatrixRow] => [
      `GET /v1/pathways/{id}/{edition}${part}`,
      { may: 'anyone', status: 404, request: () => ({ params: { id: 'none', edition: '1' } }) },
    ]),
  ),
  'GET /v1/pathways': { may: ['designer', 'registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'POST /v1/pathways': { may: ['designer'], status: 400, scoped: 403, request: () => ({ body: {} }) },
  'POST /v1/pathways/check': {
    may: ['designer', 'registrar'],
    status: 200,
    scoped: 200,
    request: () => ({ body: {} }),
  },

  'POST /v1/frameworks/case': { may: ['designer'], status: 400, scoped: 403, request: () => ({ body: {} }) },
  'GET /v1/frameworks/{id}/{edition}/case': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { id: 'none', edition: '1' } }),
  },
  'GET /ims/case/v1p1/CFDocuments': { may: 'anyone', status: 200, request: nothing },
  'GET /ims/case/v1p1/CFPackages/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFDocuments/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFItems/{sourcedId}': { may: 'anyone', status: 404, request: () => ({ params: { sourcedId } }) },
  'GET /ims/case/v1p1/CFItemAssociations/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFAssociations/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFAssociationGroupings/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFConcepts/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFSubjects/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFItemTypes/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFLicenses/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },
  'GET /ims/case/v1p1/CFRubrics/{sourcedId}': {
    may: 'anyone',
    status: 404,
    request: () => ({ params: { sourcedId } }),
  },

  'GET /v1/frameworks': { may: FRAMEWORK_READERS, status: 200, scoped: 200, request: nothing },
  'POST /v1/frameworks': { may: ['designer'], status: 400, scoped: 403, request: () => ({ body: {} }) },
  'POST /v1/frameworks/check': {
    may: FRAMEWORK_READERS,
    status: 200,
    scoped: 200,
    request: () => ({ body: {} }),
  },
  'GET /v1/frameworks/{id}/{edition}': {
    may: FRAMEWORK_READERS,
    status: 404,
    scoped: 404,
    request: () => ({ params: { id: 'none', edition: '1' } }),
  },
  'GET /v1/frameworks/{id}/{edition}/differences': {
    may: FRAMEWORK_READERS,
    status: 404,
    scoped: 404,
    request: () => ({ params: { id: 'none', edition: '2' }, query: { from: '1' } }),
  },
  'POST /v1/frameworks/{id}/{edition}/submission': {
    may: ['designer'],
    status: 404,
    request: () => ({ params: { id: 'none', edition: '1' }, body: {} }),
  },
  // In a role that the key has: an accreditor's may not speak for industry.
  'POST /v1/frameworks/{id}/{edition}/sign-offs': {
    may: ['industry'],
    status: 404,
    request: () => ({
      params: { id: 'none', edition: '1' },
      body: { role: 'industry', decision: 'approved', digest: hash },
    }),
  },
  'POST /v1/frameworks/{id}/{edition}/publication': {
    may: ['designer'],
    status: 404,
    request: () => ({ params: { id: 'none', edition: '1' }, body: {} }),
  },

  'GET /v1/roles': { may: ['designer', 'registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'POST /v1/roles': { may: ['designer'], status: 400, scoped: 403, request: () => ({ body: {} }) },
  'POST /v1/roles/check': { may: ['designer', 'registrar'], status: 200, scoped: 200, request: () => ({ body: {} }) },
  'GET /v1/roles/{id}/{edition}': {
    may: ['designer', 'registrar', 'auditor'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { id: 'none', edition: '1' } }),
  },
  'GET /v1/roles/{id}/{edition}/gap': {
    may: ['designer', 'registrar', 'auditor'],
    status: 200,
    scoped: 200,
    request: () => ({
      params: { id: 'research-data-steward', edition: '2026.1' },
      query: { pathway: 'data-stewardship-foundations', form: 'svg' },
    }),
  },
  'GET /v1/feedback': { may: ['designer', 'registrar', 'auditor'], status: 200, request: nothing },
  'POST /v1/feedback': {
    may: ['designer', 'registrar'],
    status: 404,
    request: () => ({ body: { answers: [feedbackOnNothing] } }),
  },
  'DELETE /v1/feedback/{ratingId}': {
    may: ['registrar'],
    status: 404,
    request: () => ({ params: { ratingId: batchId } }),
  },
  'DELETE /v1/feedback/{ratingId}/comment': {
    may: ['registrar'],
    status: 404,
    request: () => ({ params: { ratingId: batchId } }),
  },

  'GET /v1/cohorts': { may: ['designer', 'registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'POST /v1/cohorts': {
    may: ['registrar'],
    status: 201,
    request: () => ({ body: { cohortId: randomUUID(), pathway: 'oulad-aaa' } }),
  },
  'GET /v1/cohorts/{cohortId}': {
    may: ['designer', 'registrar', 'auditor'],
    status: 200,
    request: () => ({ params: { cohortId: OWN_COHORT } }),
  },
  'PATCH /v1/cohorts/{cohortId}': {
    may: ['registrar'],
    status: 200,
    request: () => ({ params: { cohortId: OWN_COHORT }, body: { title: 'Spring' } }),
  },

  'PUT /v1/cohorts/{cohortId}/due-dates/{assessmentId}': {
    may: ['registrar'],
    status: 200,
    request: () => ({ params: { cohortId: OWN_COHORT, assessmentId: 'essay' }, body: { dueOn: '2026-03-01' } }),
  },

  'POST /v1/enrolments': {
    may: ['registrar'],
    status: 200,
    request: () => ({ body: { cohortId: OWN_COHORT, learners: [{ learnerId: 's-1' }] } }),
  },
  'POST /v1/enrolments/withdrawals': {
    may: ['registrar'],
    status: 404,
    request: () => ({ body: { cohortId: OWN_COHORT, learnerId: 'nobody' } }),
  },
  'POST /v1/enrolments/transfers': {
    may: ['registrar'],
    status: 404,
    request: () => ({ body: { learnerId: 'nobody', from: OWN_COHORT, to: OTHER_COHORT } }),
  },
  'POST /v1/enrolments/moves': {
    may: ['registrar'],
    status: 404,
    request: () => ({ body: { learnerId: 'nobody', cohortId: OWN_COHORT, to: 'none@1' } }),
  },
  'POST /v1/cohorts/{cohortId}/moves': {
    may: ['registrar'],
    status: 404,
    request: () => ({ params: { cohortId: OWN_COHORT }, body: { to: 'none@1' } }),
  },
  'DELETE /v1/learners/{learnerId}': {
    may: ['registrar'],
    status: 404,
    request: () => ({ params: { learnerId: 'nobody' } }),
  },
  'POST /v1/results': {
    may: ['registrar'],
    status: 415,
    scoped: 415,
    request: () => ({ body: {} }),
  },
  'GET /v1/recognitions': {
    may: ['registrar'],
    status: 200,
    request: () => ({ query: { cohort: OWN_COHORT } }),
  },
  'POST /v1/recognitions': {
    may: ['registrar'],
    status: 404,
    request: () => ({
      body: {
        ...{ cohortId: OWN_COHORT, learnerId: 'nobody', moduleId: 'aaa', basis: 'portfolio', decidedBy: 'The board' },
        evidence: [{ title: 'A portfolio' }],
      },
    }),
  },
  'POST /v1/recognitions/{recognitionId}/withdrawal': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { recognitionId: batchId }, body: { reason: 'A mistake' } }),
  },
  'GET /v1/reviews': {
    may: ['registrar', 'auditor'],
    status: 200,
    request: () => ({ query: { cohort: OWN_COHORT } }),
  },
  'GET /v1/reviews/{reviewId}': {
    may: ['registrar', 'auditor'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { reviewId: batchId } }),
  },
  'POST /v1/reviews': {
    may: ['registrar'],
    status: 404,
    request: () => ({
      body: { cohortId: OWN_COHORT, learnerId: 'nobody', awardId: 'certificate', reason: 'My second attempt' },
    }),
  },
  'POST /v1/reviews/{reviewId}/closure': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { reviewId: batchId }, body: { outcome: 'upheld', answer: 'It stands.' } }),
  },
  'GET /v1/learn/reviews': { may: 'learner', status: 200, request: nothing },
  'POST /v1/learn/reviews': {
    may: 'learner',
    status: 404,
    request: () => ({ body: { cohortId: 'none', awardId: 'certificate', reason: 'My second attempt' } }),
  },
  'GET /v1/mappings': { may: ['registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'GET /v1/mappings/{name}': {
    may: ['registrar', 'auditor'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { name: 'none' } }),
  },
  'PUT /v1/mappings/{name}': {
    may: ['registrar'],
    status: 200,
    request: () => ({ params: { name: 'moodle' }, body: { columns: { learner: 'ID number' } } }),
  },
  'DELETE /v1/mappings/{name}': { may: ['registrar'], status: 404, request: () => ({ params: { name: 'none' } }) },
  'GET /v1/learners/{learnerId}/transcript': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { learnerId: 'nobody' } }),
  },
  'GET /v1/learn/transcript': { may: 'learner', status: 200, request: nothing },
  'GET /v1/evaluations/{cohortId}/{learnerId}': {
    may: ['registrar'],
    status: 404,
    request: () => ({ params: { cohortId: OWN_COHORT, learnerId: 'nobody' } }),
  },
  'POST /v1/evaluations': {
    may: ['registrar'],
    status: 200,
    request: () => ({ body: { cohortIds: [OWN_COHORT] } }),
  },

  'GET /v1/batches': { may: ['registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'POST /v1/batches': {
    may: ['registrar'],
    status: 404,
    request: () => ({ body: { cohortIds: [OWN_COHORT], awardIds: ['none'] } }),
  },
  'POST /v1/previews': {
    may: ['registrar'],
    status: 200,
    request: () => ({ body: { cohortIds: [OWN_COHORT] } }),
  },
  'GET /v1/batches/{batchId}/archive': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { batchId } }),
  },
  'GET /v1/cohorts/{cohortId}/archive': {
    may: ['registrar'],
    // There is nothing to export of it.
    status: 409,
    request: () => ({ params: { cohortId: OWN_COHORT }, query: { form: 'index' } }),
  },
  'POST /v1/batches/{batchId}/certificates': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { batchId }, body: {} }),
  },
  'GET /v1/credentials/{hash}/certificate': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { hash } }),
  },
  'GET /v1/credentials/{hash}/evidence': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { hash } }),
  },
  'GET /v1/session': { may: ['designer', 'registrar', 'auditor'], status: 200, scoped: 200, request: nothing },
  'POST /v1/anchorings': { may: ['registrar'], status: 202, request: () => ({ body: {} }) },
  'POST /v1/revocations': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ body: { credentialHashes: [hash], reason: 'issued-in-error' } }),
  },
  'POST /v1/supersessions': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ body: { credentialHash: hash } }),
  },
  'GET /v1/acts/{actId}': {
    may: ['registrar', 'auditor'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { actId: batchId } }),
  },

  'GET /v1/holder-links': {
    may: ['registrar'],
    status: 200,
    request: () => ({ query: { cohort: OWN_COHORT } }),
  },
  'POST /v1/holder-links': {
    may: ['registrar'],
    status: 201,
    request: () => ({ body: { cohort: OWN_COHORT } }),
  },
  'DELETE /v1/holder-links': {
    may: ['registrar'],
    status: 200,
    request: () => ({ query: { cohort: OWN_COHORT } }),
  },
  'DELETE /v1/holder-links/{linkId}': {
    may: ['registrar'],
    status: 404,
    scoped: 404,
    request: () => ({ params: { linkId: batchId } }),
  },
  'POST /v1/deliveries': {
    may: ['registrar'],
    status: 409,
    request: () => ({ body: { cohort: OWN_COHORT, dryRun: true } }),
  },

  'GET /v1/keys': { may: ['auditor'], status: 200, request: nothing },
  'POST /v1/keys': {
    may: [],
    status: 201,
    request: () => ({ body: { name: 'a campus system', role: 'registrar', days: 1 } }),
  },
  'GET /v1/keys/{keyId}': { may: ['auditor'], status: 404, request: () => ({ params: { keyId: 'unknown' } }) },
  'DELETE /v1/keys/{keyId}': { may: [], status: 404, request: () => ({ params: { keyId: 'unknown' } }) },
  'GET /v1/audit-log': { may: ['auditor'], status: 200, request: nothing },
  'GET /v1/audit-log/check': { may: ['auditor'], status: 200, request: nothing },
};
