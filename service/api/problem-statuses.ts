import type { ErrorCode } from '../core/errors.ts';

/** How a failure is told to whoever asked over HTTP. */
export interface ProblemRule {
  /** RFC 9110. */
  readonly status: number;
  /** RFC 9110, 10.2.3: when asking again may help. */
  readonly retryAfterSeconds?: number;
  /** In place of the error's own way out, where that is meant for whoever runs the service. */
  readonly remedy?: string;
  /** In place of the error's own sentence, where that may hold a piece of a record. */
  readonly detail?: string;
  /** Members of the error's details that are for whoever asked. */
  readonly shows?: readonly string[];
  /** Whoever runs the service has to hear of it too: it goes into the log with its cause. */
  readonly logged?: true;
}

/** The database fails: nothing that was accepted is lost, and whoever runs the service has to look. */
const storeFails: ProblemRule = {
  status: 503,
  remedy: 'Nothing that was accepted is lost. Try again in a while; if it fails again, tell whoever runs the service.',
  logged: true,
};

/** A key of the issuer that the service may not use by itself; where it is kept is nobody's business. */
const keyClosed: ProblemRule = {
  status: 409,
  detail: "The service cannot use the issuer's key that this takes. Nothing was begun.",
  remedy:
    'Whoever runs the service does it with the command `npx cairn`, which asks for the password of the key, or starts ' +
    'the service with CAIRN_KEYSTORE_PASSWORD.',
  logged: true,
};

/** Which server that is, and what it says of its login, is for whoever runs the service. */
const mailFails: ProblemRule = {
  status: 503,
  detail: 'The mail server of this service takes no messages just now.',
  remedy: 'Ask again in a while: it goes on with those who were not written to.',
  shows: ['sent', 'recipients'],
  logged: true,
};

const later: ProblemRule = {
  status: 503,
  retryAfterSeconds: 10,
  remedy: 'Try again in a while. A certificate file can be verified without this service, by any node of the chain.',
};

/**
 * The failures that are answers to whoever asked. Any code that is not here is a failure of the service: it is answered
 * as `internal-error`, and its message, which may hold a path or a piece of a record, goes to the log alone.
 */
export const problemRules: Partial<Record<ErrorCode, ProblemRule>> = {
  'malformed-hex': { status: 400 },
  'malformed-reference': { status: 400 },
  'malformed-json': { status: 400, shows: ['problem', 'line', 'column'] },
  'malformed-request': { status: 400 },
  'malformed-pathway': { status: 400, shows: ['findings'] },
  'malformed-framework': { status: 400, shows: ['findings'] },
  'malformed-evidence': { status: 400, shows: ['findings'] },
  'malformed-case-package': { status: 400, shows: ['findings'] },
  'malformed-sign-off': { status: 400 },
  'malformed-role': { status: 400, shows: ['findings'] },
  'malformed-feedback': { status: 400 },
  'malformed-cohort': { status: 400 },
  'malformed-date': { status: 400 },
  'malformed-learner': { status: 400, shows: ['position'] },
  'malformed-api-key': { status: 400 },
  'upload-interrupted': { status: 400 },
  'malformed-mapping': { status: 400 },
  'token-missing': { status: 401 },
  'token-malformed': { status: 401 },
  'token-foreign': { status: 401 },
  'token-unknown': { status: 401 },
  'token-expired': { status: 401 },
  'token-revoked': { status: 401 },
  'token-invalid': { status: 401 },
  'not-signed-in': { status: 401 },
  'cross-site-request': { status: 403 },
  'role-lacking': { status: 403 },
  'scope-lacking': { status: 403 },
  'credential-not-found': { status: 404 },
  'evidence-missing': { status: 404 },
  'batch-not-found': { status: 404, remedy: 'Check the id.' },
  'cohort-not-found': { status: 404, remedy: 'GET /v1/cohorts lists the cohorts.' },
  'pathway-not-found': { status: 404, remedy: 'GET /v1/pathways lists the pathways and their editions.' },
  'framework-not-found': { status: 404, remedy: 'GET /v1/frameworks lists the frameworks and their editions.' },
  'case-object-not-found': {
    status: 404,
    remedy: 'GET /ims/case/v1p1/CFDocuments lists the published frameworks.',
  },
  'role-not-found': { status: 404, remedy: 'GET /v1/roles lists the role profiles and their editions.' },
  'feedback-not-found': { status: 404, remedy: 'GET /v1/feedback lists the ratings with their ids.' },
  'award-not-found': { status: 404, remedy: "GET /v1/cohorts/{cohortId} lists the awards of the cohort's pathway." },
  'module-not-found': { status: 404 },
  'assessment-not-found': { status: 404 },
  'recognition-not-found': { status: 404, remedy: 'GET /v1/recognitions lists them.' },
  'malformed-recognition': { status: 400 },
  'review-not-found': { status: 404, remedy: 'GET /v1/reviews lists them.' },
  'malformed-review': { status: 400 },
  'review-open-already': { status: 409, shows: ['reviewId'] },
  'review-closed': { status: 409, shows: ['outcome'] },
  'review-not-acted-on': {
    status: 409,
    remedy:
      'POST /v1/supersessions with `basis` `as-decided` corrects a certificate, POST /v1/revocations revokes it, and ' +
      'POST /v1/evaluations decides anew. Then close the review.',
  },
  'reviews-too-many': { status: 429, retryAfterSeconds: 86_400 },
  'recognition-refused': { status: 409, shows: ['mostCredit', 'credit'] },
  'recognition-conflict': { status: 409, shows: ['recognitionId'] },
  'learner-not-enrolled': { status: 404 },
  'mapping-not-found': { status: 404, remedy: 'GET /v1/mappings lists the mappings.' },
  'api-key-not-found': { status: 404, remedy: 'GET /v1/keys lists the keys.' },
  'act-not-found': { status: 404, remedy: 'Check the id: it stands in the answer to what was asked for.' },
  'route-not-found': { status: 404 },
  'issuer-not-registered': { status: 404, remedy: 'The issuer has not finished setting up this service: ask it.' },
  'method-not-allowed': { status: 405 },
  'pathway-version-changed': { status: 409 },
  'framework-published': { status: 409 },
  'framework-not-in-review': {
    status: 409,
    remedy:
      'POST /v1/frameworks/{id}/{edition}/submission puts a draft before its reviewers; of what is published, say it of ' +
      'the next edition.',
    shows: ['standing'],
  },
  'framework-changed': { status: 409, shows: ['digest'] },
  'framework-not-signed-off': { status: 409, shows: ['missing', 'rejected'] },
  'role-version-changed': { status: 409 },
  'cohort-exists': { status: 409 },
  'cohort-pinned': { status: 409 },
  'pathway-form-outdated': {
    status: 409,
    remedy:
      'POST /v1/pathways with a new edition, then PATCH /v1/cohorts/{cohortId} with it as `pathway`. What was issued stays as it is.',
    shows: ['pathway'],
  },
  'enrolment-conflict': { status: 409 },
  'evaluation-outdated': { status: 409, remedy: 'POST /v1/evaluations, and look at what would be issued again.' },
  'request-under-way': { status: 409, retryAfterSeconds: 1 },
  'status-unchanged': { status: 409 },
  'supersession-conflict': { status: 409 },
  'batch-empty': { status: 409 },
  'key-missing': keyClosed,
  'keystore-missing': keyClosed,
  'keystore-malformed': keyClosed,
  'keystore-password-missing': keyClosed,
  'keystore-password-wrong': keyClosed,
  'anchor-pending': { status: 409 },
  'batch-not-final': { status: 409 },
  'nothing-to-export': {
    status: 409,
    remedy: 'Issue and anchor certificates first; those of learners who were erased are with their holders alone.',
  },
  'learner-not-found': { status: 404 },
  'erasure-unfinished': {
    status: 503,
    remedy: 'The rows are erased. Send the same request again, to clean the file.',
    logged: true,
  },
  'learner-erased': { status: 410 },
  'holder-link-not-found': { status: 404 },
  'holder-link-withdrawn': { status: 410 },
  'holder-link-expired': { status: 410, shows: ['expiresOn'] },
  'sign-in-link-not-found': { status: 404 },
  'sign-in-link-used': { status: 410 },
  'sign-in-link-expired': { status: 410 },
  'mail-not-configured': {
    status: 409,
    detail: 'The service is not set up to send mail. Nothing was sent.',
    remedy: 'Whoever runs the service adds `mail` to its configuration, and its password to its environment.',
  },
  'mail-unavailable': mailFails,
  'mail-refused': mailFails,
  'delivery-under-way': { status: 409, remedy: 'Ask again when it is done.' },
  'upload-too-slow': { status: 408 },
  'content-too-large': { status: 413 },
  'unsupported-media-type': { status: 415 },
  'glyph-missing': { status: 422 },
  'not-csv': { status: 422, shows: ['found'] },
  'columns-unknown': { status: 422, shows: ['columns'] },
  'malformed-results': { status: 422, shows: ['line', 'column', 'found', 'expected'] },
  'results-refused': { status: 422, shows: ['lines', 'badLines', 'problemCount', 'problems'] },
  'idempotency-key-reused': { status: 422 },
  'too-many-requests': { status: 429, retryAfterSeconds: 60 },
  'service-ending': { status: 503, retryAfterSeconds: 5 },
  'store-busy': {
    status: 503,
    retryAfterSeconds: 10,
    remedy: 'Try again in a few seconds. Nothing was begun.',
    logged: true,
  },
  // RFC 4918, section 11.5.
  'store-full': { ...storeFails, status: 507 },
  'store-read-only': { ...storeFails, retryAfterSeconds: 10 },
  'store-unavailable': { ...storeFails, retryAfterSeconds: 10 },
  'store-corrupt': { ...storeFails, status: 500, detail: 'What the database holds is damaged.' },
  'clock-off': { status: 503, remedy: 'Nothing was done. Tell whoever runs the service.', logged: true },
  'identity-provider-unavailable': { status: 503, retryAfterSeconds: 10, logged: true },
  'chain-unavailable': later,
  'chain-stale': later,
  'wrong-chain': later,
  'registry-unknown': later,
};
