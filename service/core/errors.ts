/**
 * Every failure that this project reports on purpose, by stable code, with what it means.
 *
 * Codes are part of the interface: they appear in problem documents, in `--json` output and in tests. Append; never
 * rename, and never tell two failures apart by their message.
 */
export const errorMeanings = {
  'malformed-json': 'The bytes are not the strict JSON that every format here is read from',
  'malformed-hex': 'A hash, root or address is not lower-case hexadecimal of the right length',
  'malformed-reference': 'A URN that names an anchor, an issuer or a batch does not have its form',
  'malformed-digest': 'A digestMultibase is not the base58btc of a sha2-256 multihash',
  'malformed-credential': 'A credential does not have the shape of an Open Badges 3.0 credential anchored by Cairn',
  'malformed-certificate-file': 'A certificate file does not have the form of its version',
  'malformed-manifest': 'A batch manifest does not have the form of its version',
  'malformed-pins': 'The file of pinned deployments and issuers does not have its form',
  'not-canonicalisable': 'A value has no RFC 8785 form: it is not JSON, or holds a lone surrogate',
  'index-out-of-range': 'A leaf index or a batch size is not one that a batch can have',
  'malformed-decimal': 'A score, a weight or a threshold is not a plain decimal',
  'malformed-date': 'A date is not a day of the calendar, or a cohort would end before it starts',
  'malformed-pathway': 'A pathway definition does not have the form of its version, or refers to what is not there',
  'malformed-results': 'A line of an imported file is not what its format says, or contradicts another line',
  'pathway-not-found': 'No pathway has that id',
  'results-not-found': 'A folder or file of results that was to be imported is missing or cannot be read',
  'store-unavailable': 'The database cannot be opened, read or written',
  'malformed-trace': 'A stored evaluation trace is not of a version that this program knows',
  'store-corrupt': 'The database does not hold what this program wrote: a row of it, or the file itself',
  'configuration-invalid': 'The environment or the configuration file holds something that cannot be used',
  'configuration-missing': 'The command needs a configuration that is not there yet',
  'pathway-version-changed': 'A pathway edition that is already in use has been given another content',
  'cohort-not-found': 'No cohort of that name has been imported',
  'malformed-cohort': 'The id or the title of a cohort is not one that a cohort can have',
  'malformed-learner': 'The id, the name or the e-mail address of a learner is not one that a learner can have',
  'cohort-exists': 'A cohort of that id is there already, with another pathway or other properties',
  'learner-not-enrolled': 'The learner is not enrolled in the cohort',
  'enrolment-conflict': 'The enrolment has ended in a way that the act does not go together with',
  'award-not-found': "The cohort's pathway has no award of that name",
  'batch-not-found': 'No batch of that id is known here',
  'batch-empty': 'A batch without credentials cannot be sealed',
  'batch-not-final': 'The batch is not final on the chain yet, so nothing of it is handed out',
  'duplicate-credential': 'Two credentials of a batch have the same hash',
  'credential-not-found': 'No certificate with that hash has been issued here',
  'anchor-pending': "The certificate's batch is not final on the chain yet",
  'nothing-to-issue': 'Nobody has earned an award that is not issued already',
  'issuer-not-registered': 'The configured issuer is not registered in the registry',
  'keystore-password-missing': 'A keystore has to be opened and no password was given',
  'key-missing': 'The configuration names no key for this act',
  'status-unchanged': 'The certificate already has the status that was asked for',
  'supersession-conflict': 'The certificate is already being corrected, or was revoked before',
  'anchoring-unfinished': 'Acts are still on their way to the chain; running again goes on',
  'act-refused': 'The contract, or the account that pays, refused an act; the reason stands beside it',
  'anchor-size-conflict': 'The registry holds the root of a batch with another size',
  'proof-self-check-failed':
    'A proof that was about to be handed out does not verify: this is a bug of ours, nothing was kept',
  'local-node-unavailable': 'No local chain can be started on this machine: its program is missing',
  'local-node-failed': 'The local chain ended or does not answer',
  'port-in-use': 'Another program listens on the port that was asked for',
  'chain-unavailable': 'A node of the chain was not heard, or answered with what cannot be used',
  'wrong-chain': 'The node serves another chain than the configured one',
  'registry-unknown': 'The code at the configured address is not the registry that this version knows',
  'call-reverted': 'The contract refused a call for a reason that has no code of its own',
  'issuer-invalid': 'The registry does not take an issuer with this DID or admin',
  'not-admin': 'The account is not the one that may administer the issuer',
  'key-invalid': 'The registry does not take a key with these properties, or a compromise as of this time',
  'key-already-added': 'The address has been added to the issuer before, which is possible once',
  'key-not-added': 'The account is not a key of the issuer',
  'key-lacks-capability': 'The key may not do this: it was added without the capability',
  'key-not-valid-now': 'The key is not valid yet, or no longer',
  'key-already-ended': 'The key has ended before',
  'batch-already-anchored': 'The issuer has anchored this root, and it counts',
  'batch-not-anchored': 'The issuer has not anchored this root',
  'anchor-request-refused': "A signed request to anchor has run out, or its signature is not the key's",
  'already-published': 'The digest is published, and its first time is the one that counts',
  'insufficient-funds': 'The account cannot pay for a transaction',
  'transaction-refused': 'The node does not take a transaction',
  'transaction-not-included': 'No block has included a transaction in time; one still may',
  'keystore-missing': 'There is no keystore file at the configured path',
  'keystore-exists': 'A keystore file is at that path already, and is never overwritten',
  'keystore-malformed': 'The file is not a keystore of version 3 (Web3 Secret Storage)',
  'keystore-password-wrong': 'The password does not open the keystore',
  'plain-key-refused': 'A key without encryption is for local chains only',
  'pins-unreadable': 'A file of pins cannot be read',
  'chain-stale': 'The newest block that a node knows is too old, or from the future, to tell what holds now',
  'route-not-found': 'The service has nothing at that address',
  'method-not-allowed': 'The address does not take requests of that method',
  'malformed-request': 'A request cannot be read: its address, its headers or its body are not as the interface says',
  'content-too-large': 'The body of a request has more bytes than are read',
  'unsupported-media-type': 'The body of a request is of a type or encoding that the route does not take',
  'malformed-command': 'A command line names no command, or options and arguments that the command does not take',
  'configuration-exists': 'There is a configuration already, and it is never overwritten',
  'file-unreadable': 'A file that a command was given is missing or cannot be read',
  'output-unwritable': 'A file or folder that a command was to write cannot be written',
  'evaluation-outdated':
    'Results, enrolments or dates of a cohort, or awards held elsewhere, have changed since it was last evaluated whole',
  'learner-not-found': 'Nothing is kept here of a learner with that id',
  'learner-erased':
    "The certificate's holder has been erased, so that all that is left of it here is its hash and its proof",
  'erasure-unfinished':
    'A learner is erased, but the database file is not clean yet of what the deleted rows left behind',
  'confirmation-required': 'A command that cannot be undone was not confirmed',
  'store-busy': 'Another process holds the database for longer than was waited',
  'store-full': 'The disk that holds the database is full',
  'store-read-only': 'The database may be read, but not written',
  'clock-off': "The machine's clock and the newest block of the chain are too far apart for anything to be dated",
  'logo-unusable': 'The logo that is configured for certificates cannot be read, or is no image of a kind that is used',
  'glyph-missing': 'A text that was to be printed has a letter for which no font here has a form',
  'holder-link-not-found': "No holder's link has this token or this id",
  'holder-link-withdrawn': "The issuer has withdrawn a holder's link",
  'holder-link-expired': "A holder's link was made for a time that is over",
  'mail-not-configured': 'The configuration names no mail server, or its password is missing, so nothing is sent',
  'mail-unavailable': 'The mail server cannot be reached, or breaks off the connection',
  'mail-refused': 'The mail server does not take messages from this sender with these credentials',
  'delivery-under-way': 'Another process is sending messages to holders just now',
  'act-not-found': 'Nothing of that id was to be done on the chain',
  'idempotency-key-reused': 'An Idempotency-Key came again, with another request than before',
  'request-under-way': 'The request that an Idempotency-Key came with is not answered yet',
  'audit-log-broken': 'An entry of the audit log is not as it was written, or does not follow the one before',
  'token-invalid': 'What was shown as a token is not one of the identity provider for this service',
  'identity-provider-unavailable': 'The keys of the identity provider, by which its tokens are checked, cannot be had',
  'upload-too-slow': 'The body of a request came too slowly, or stopped coming',
  'too-many-requests': 'More was asked within a minute than one address or one key may ask',
  'service-ending': 'The service is about to end, and answers only what it had begun',
  'upload-interrupted': 'The connection ended before the whole body of a request had come',
  'token-missing': 'The address is for those who show an API key or a token of the identity provider',
  'token-malformed': 'What was shown as an API key is none: it was not copied whole, or never was one',
  'token-foreign': 'The API key was made by another installation',
  'token-unknown': 'No such API key was made here',
  'token-expired': 'The API key or token has expired',
  'token-revoked': 'The API key has been revoked',
  'api-key-not-found': 'No API key of that id was made here',
  'malformed-api-key': 'The name, the cohorts or the duration of an API key is not one that a key can have',
  'role-lacking': 'The role of whoever asks does not include the act',
  'scope-lacking': 'The API key or token is for other cohorts, or not for the installation as a whole',
  'issuer-not-found': 'The registry has no issuer of that number or DID',
  'not-csv': 'A file of results is no CSV but something else: a spreadsheet, a document, an archive, or empty',
  'columns-unknown':
    'The columns of a file of results cannot be told by their names, and no mapping says which is which',
  'results-refused': 'A file of results has lines that are not as they should be, so nothing of it went in',
  'malformed-mapping': 'A column mapping does not have its form, or names columns that the file does not have',
  'mapping-not-found': 'No column mapping is kept under that name',
  'malformed-pdf': 'A PDF is damaged, too large, or has more attached than one certificate',
  'pdf-without-certificate': 'A PDF holds no certificate that could be taken out of it',
  'nothing-to-export': 'There is no certificate among what was chosen to be exported',
  'malformed-framework': 'A competency framework does not have the form of its version, or does not hold together',
  'malformed-role': 'A role profile does not have the form of its version, or says what cannot be',
  'role-not-found': 'No role profile of that id and edition is known here',
  'role-version-changed': 'A role profile edition that is published has been given another content',
  'malformed-feedback': "An employer's feedback does not have its form, or names what there is not",
  'feedback-not-found': "No employer's rating of that id is kept here",
  'role-figures-refused':
    'A file of figures for a role profile has lines that are not as they should be, so nothing went in',
  'pathway-form-outdated':
    'A cohort is pinned to a pathway definition of an earlier form, by which nothing is decided any more',
  'cohort-pinned':
    'A cohort and its learners keep the pathway that it was made with: they go to other editions of it alone',
  'framework-not-found': 'No competency framework of that id and edition is known here',
  'framework-published': 'An edition of a competency framework is published, and never changes again',
  'framework-not-in-review': 'The edition of a competency framework is not before its reviewers',
  'framework-changed': 'The text of a competency framework is another than the one that was read',
  'framework-not-signed-off': 'A role that has to sign off a competency framework has not, or has rejected it',
  'malformed-sign-off': 'What a reviewer says, or why a framework is published without one, is missing or too long',
  'module-not-found': "The cohort's pathway has no module of that name",
  'malformed-recognition': 'A decision that recognises prior learning does not say who decided, when or on what',
  'recognition-refused': 'The pathway does not let prior learning be recognised so, or not so much of it',
  'recognition-conflict': 'The module is recognised for the learner already, by another decision',
  'recognition-not-found': 'No recognition of that id is kept here',
  'case-object-not-found': 'Nothing of that identifier is published here for software that reads CASE',
  'malformed-case-package': 'A file is no CASE package that can become a competency framework',
  'not-signed-in': 'The address is for learners who are signed in, and no session was shown that is open',
  'cross-site-request':
    'A page of another site, or what cannot be told from one, asked for what only our own pages may',
  'malformed-evidence': 'The evidence of a certificate does not have the form of its version',
  'evidence-missing': 'Of a certificate no evidence is kept here, since it was issued before evidence was kept',
  'sign-in-link-not-found': 'No link by which a learner signs in ends with that code',
  'sign-in-link-used': 'The link by which a learner signs in was used already',
  'sign-in-link-expired': 'The link by which a learner signs in is too old',
  'review-not-found': 'No review of that id is kept here',
  'malformed-review':
    'The words of a request for a review, or the answer to one, are missing, too long, or no plain text',
  'review-open-already': 'A review of the decision has been asked for already, and is open',
  'reviews-too-many': 'More reviews were asked for within a day than one learner may ask for',
  'review-closed': 'The review is closed already, otherwise or with another answer',
  'review-not-acted-on': 'A review cannot be closed as corrected or revoked before that is done',
  'sign-in-interrupted': 'A sign-in by the identity provider was begun in another browser, or too long ago',
  'sign-in-cancelled': 'The identity provider let nobody in: the sign-in was cancelled there, or refused',
  'mailbox-unverified': 'The identity provider has not verified the e-mail address of whoever signs in',
  'assessment-not-found': 'The cohort has no assessment of that name',
  'internal-error': 'The service failed at something that it should be able to do; what, stands in its log',
} as const;

/** A stable, machine-readable name of a failure. */
export type ErrorCode = keyof typeof errorMeanings;

/** What a `CairnError` may carry besides its code and message. */
export interface CairnErrorOptions {
  /** What the person who meets the error can do about it. */
  readonly remedy?: string | undefined;
  /** The offending values, for programs; never a secret. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** The failure underneath. */
  readonly cause?: unknown;
}

/**
 * The one error class that this project throws on purpose.
 *
 * Whoever catches it decides by `code`; the message is for people and may be reworded at any time.
 */
export class CairnError extends Error {
  override readonly name = 'CairnError';
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: CairnErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy;
    this.details = options.details ?? {};
  }
}
