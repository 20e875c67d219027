import type { Generated } from 'kysely';

/**
 * The tables of Cairn's store. Natural keys throughout: what the learning platform calls a learner, a cohort or an
 * assessment is what stands here, so a row can be read by a person and re-imported without a mapping.
 *
 * Times are ISO 8601 in UTC, scores are exact decimals as text (rounding never decides), hashes are lower-case hex.
 */
export interface Schema {
  readonly learner: LearnerTable;
  readonly pathway_version: PathwayVersionTable;
  readonly cohort: CohortTable;
  readonly assessment: AssessmentTable;
  readonly enrolment: EnrolmentTable;
  readonly due_date: DueDateTable;
  readonly result: ResultTable;
  readonly pending_evaluation: PendingEvaluationTable;
  readonly decision: DecisionTable;
  readonly batch: BatchTable;
  readonly credential: CredentialTable;
  readonly act: ActTable;
  readonly chain_transaction: ChainTransactionTable;
  readonly supersession: SupersessionTable;
  readonly lease: LeaseTable;
  readonly erasure: ErasureTable;
  readonly column_mapping: ColumnMappingTable;
  readonly imported_file: ImportedFileTable;
  readonly installation: InstallationTable;
  readonly api_key: ApiKeyTable;
  readonly kept_answer: KeptAnswerTable;
  readonly audit_entry: AuditEntryTable;
  readonly holder_link: HolderLinkTable;
  readonly delivery: DeliveryTable;
  readonly role_profile: RoleProfileTable;
  readonly employer_rating: EmployerRatingTable;
  readonly pathway_publication: PathwayPublicationTable;
  readonly chain_publication: ChainPublicationTable;
  readonly framework_edition: FrameworkEditionTable;
  readonly framework_sign_off: FrameworkSignOffTable;
  readonly recognition: RecognitionTable;
  readonly pathway_move: PathwayMoveTable;
  readonly kept_award: KeptAwardTable;
  readonly sign_in_link: SignInLinkTable;
  readonly learner_session: LearnerSessionTable;
  readonly review: ReviewTable;
}

export interface LearnerTable {
  learner_id: string;
  name: string | null;
  email: string | null;
  /** A random UUID: how a log names a learner. It says nothing about them, and goes when they are erased. */
  reference: string;
}

export interface PathwayVersionTable {
  /** SHA-256 of the JCS bytes of `document`. */
  digest: string;
  pathway_id: string;
  edition: string;
  /** The definition as published, with no defaults filled in. */
  document: string;
}

export interface CohortTable {
  cohort_id: string;
  title: string;
  pathway_digest: string;
  source: string;
  /** First and last day, and the last on which a result may be handed in: `2026-09-01`; null where none is set. */
  starts_on: Generated<string | null>;
  ends_on: Generated<string | null>;
  results_until: Generated<string | null>;
  /** Goes up whenever something changes that an evaluation rests on: results, enrolments, dates, awards held elsewhere. */
  facts_revision: Generated<number>;
  /** The revision at which something last changed that concerns every learner: dates, due days, the pathway version. */
  whole_revision: Generated<number>;
  /** The revision that all decisions rest on; null before the first whole evaluation. */
  evaluated_revision: Generated<number | null>;
  /** The day as of which all decisions stand; of some it may be a later one. Null before the first whole evaluation. */
  evaluated_on: Generated<string | null>;
}

export interface AssessmentTable {
  cohort_id: string;
  assessment_id: string;
  method: string;
  day: number | null;
  weight: string | null;
}

/** The last day on which an assessment is handed in on time in a cohort. */
export interface DueDateTable {
  cohort_id: string;
  assessment_id: string;
  /** A day. */
  due_on: string;
}

/** How a learner's enrolment ended, as the learning platform reports it; null while it is under way. */
export type FinalResult = 'pass' | 'distinction' | 'fail' | 'withdrawn';

/** Where an enrolment stands by the registrar's own acts; `FinalResult` is what the learning platform says. */
export type EnrolmentStatus = 'enrolled' | 'withdrawn' | 'transferred';

export interface EnrolmentTable {
  cohort_id: string;
  learner_id: string;
  final_result: FinalResult | null;
  source: string;
  /** A day; null where nobody has said. */
  enrolled_on: Generated<string | null>;
  /** The day of the withdrawal or transfer; null while enrolled. */
  ended_on: Generated<string | null>;
  /** The cohort that a transfer led to. */
  transferred_to: Generated<string | null>;
  status: Generated<EnrolmentStatus>;
  /** The pathway version that the learner is pinned to; null where it is the one of the cohort today. */
  pathway_digest: Generated<string | null>;
}

export interface ResultTable {
  cohort_id: string;
  learner_id: string;
  assessment_id: string;
  /** From 1, as the source numbers them; 1 where it does not. */
  attempt: number;
  score: string | null;
  submitted_on: string | null;
  carried_over: 0 | 1;
  source: string;
}

/**
 * A learner of a cohort that was evaluated, of whom something has changed since. There is none of a cohort that has not
 * been evaluated whole, nor of changes that concern all of its learners.
 */
export interface PendingEvaluationTable {
  cohort_id: string;
  learner_id: string;
  /** The cohort's `facts_revision` of the last change. */
  revision: number;
}

export interface DecisionTable {
  cohort_id: string;
  learner_id: string;
  award_id: string;
  pathway_digest: string;
  outcome: 'earned' | 'not-yet' | 'impossible';
  distinction: 0 | 1;
  /** The evaluation trace, JSON. */
  trace: string;
  evaluated_at: string;
}

/** The life of a batch; DESIGN, "The life of a credential". */
export type BatchState = 'open' | 'sealed' | 'submitted' | 'included' | 'final';

export interface BatchTable {
  batch_id: string;
  cohort_id: string;
  award_id: string;
  pathway_digest: string;
  chain_id: number;
  registry: string;
  issuer_id: string;
  state: BatchState;
  root: string | null;
  size: number | null;
  /** The issuer's DID document as served when the batch was sealed, JSON. */
  issuer_document: string | null;
  created_at: string;
  sealed_at: string | null;
}

/**
 * A sealed credential. What is personal of it is null once its holder has been erased, all of it together; the rest
 * belongs to the batch, whose other proofs need it.
 */
export interface CredentialTable {
  /** The UUID of the credential's `id`, without `urn:uuid:`. */
  credential_id: string;
  batch_id: string;
  cohort_id: string;
  learner_id: string | null;
  award_id: string;
  /** 1 for the first; a correction gets the next. Unique with learner and award: nobody is issued one twice. */
  revision: number;
  /** The credential in canonical form (RFC 8785), `credentialStatus` included: its SHA-256 is the hash. */
  document: string | null;
  trace: string | null;
  trace_salt: string | null;
  /** The learner record that the decision was taken on, JSON; null for what was issued before it was kept. */
  evidence: Generated<string | null>;
  credential_hash: string;
  leaf_index: number;
  /** Inclusion proof: the siblings from leaf to root, 32 bytes each, one after the other. */
  proof: Buffer;
  /** When its holder was erased. */
  erased_at: Generated<string | null>;
}

/** An act that has to come onto the chain exactly once, whatever happens in between. */
export type ActKind = 'anchor' | 'revoke' | 'suspend' | 'reinstate' | 'revoke-batch' | 'publish';
export type ActState = 'pending' | 'submitted' | 'included' | 'final' | 'refused';

export interface ActTable {
  act_id: string;
  kind: ActKind;
  batch_id: string | null;
  /** What it does, JSON; its shape follows from `kind` (service/anchoring/act.ts). */
  payload: string;
  signer: string;
  state: ActState;
  /** Why the chain refused it, when it did: a stable code and a sentence. */
  failure_code: string | null;
  failure: string | null;
  block_number: number | null;
  block_hash: string | null;
  transaction_hash: string | null;
  gas_used: number | null;
  created_at: string;
}

export interface ChainTransactionTable {
  transaction_hash: string;
  act_id: string;
  chain_id: number;
  signer: string;
  nonce: number;
  /** The signed raw transaction, stored before it is first sent. */
  raw: string;
  max_fee_per_gas: string;
  max_priority_fee_per_gas: string;
  signed_at: string;
}

/** A correction under way: the new credential, the old one's hash, and where it stands. */
export interface SupersessionTable {
  old_credential_hash: string;
  new_credential_id: string;
  state: 'issued' | 'revoking' | 'done';
  created_at: string;
}

/** That somebody was erased, and not who. */
export interface ErasureTable {
  erasure_id: string;
  erased_at: string;
  /** When the file was clean of what the deleted rows left behind in it; null until then. */
  scrubbed_at: string | null;
}

/** Which process may do what only one may do at a time. */
export interface LeaseTable {
  name: string;
  holder: string;
  /** Milliseconds since 1970. */
  expires_at: number;
}

/** How the files of one system are to be read. */
export interface ColumnMappingTable {
  mapping_name: string;
  /** JSON; its shape: `ingest/gradebook/column-mapping.ts`. */
  mapping: string;
  saved_at: string;
}

/** That a file has changed something in a cohort. */
export interface ImportedFileTable {
  /** What stands in the rows that came from it: `csv:` and twelve hex digits of chance. */
  source: string;
  cohort_id: string;
  /** Its name, or the API key by which it came; null, as the digest, once somebody of the cohort has been erased. */
  file_name: string | null;
  /** SHA-256 of its bytes. */
  digest: string | null;
  imported_at: string;
  erased_at: Generated<string | null>;
}

/** One row: what names this store among others. */
export interface InstallationTable {
  /** Eight hex digits. */
  installation_id: string;
}

export interface ApiKeyTable {
  key_id: string;
  /** SHA-256 of the whole token. */
  token_hash: string;
  name: string;
  role: string;
  /** The cohorts that it is for, a JSON array; null for all. */
  cohorts: string | null;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
}

/** A request that may come again (the header Idempotency-Key), and what was answered to it. */
export interface KeptAnswerTable {
  /** A hash of who asked and of the Idempotency-Key. */
  request_key: string;
  /** A keyed hash of method, address and body. */
  fingerprint: string;
  /** Encrypted with a key that only the Idempotency-Key gives; null until the work is done. */
  sealed_answer: Buffer | null;
  created_at: string;
}

/** What a person or a program did here. Append-only, by trigger. */
export interface AuditEntryTable {
  /** 1, 2, 3 and so on, without a gap. */
  sequence: number;
  at: string;
  /** Shared by the entries of one deed. */
  deed_id: string;
  phase: 'began' | 'done' | 'failed';
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  cohort_id: string | null;
  subject: string | null;
  /** JSON object. */
  details: string;
  error_code: string | null;
  /** Empty in the first entry. */
  previous_hash: string;
  entry_hash: string;
}

/** A link by which the holder of one certificate gets at it. Whoever has it needs nothing else, so it is nowhere here. */
export interface HolderLinkTable {
  link_id: string;
  /** SHA-256 of the token that the link ends with. */
  token_hash: string;
  credential_id: string;
  created_at: string;
  /** Who made it, as the audit log calls them. */
  created_by: string;
  /** The last day on which it opens (UTC); null where it goes on. */
  expires_on: string | null;
  withdrawn_at: string | null;
  /** The day on which it was last opened; no more is kept of it. */
  last_opened_on: string | null;
}

/**
 * How far a message has come. `sending` is written before anything is sent: found when nobody is sending, it was cut off.
 * Of an `interrupted` one nobody can tell whether it arrived.
 */
export type DeliveryState = 'sending' | 'sent' | 'failed' | 'interrupted';

/** A message to the holder of a certificate, with a link of its own. */
export interface DeliveryTable {
  delivery_id: string;
  credential_id: string;
  link_id: string;
  /** Where it was sent, as it stood in the store then. */
  address: string;
  state: DeliveryState;
  attempts: number;
  /** What the mail server answered last; null where it was not heard. */
  smtp_code: number | null;
  /** Why it failed, in the server's own words. */
  failure: string | null;
  began_at: string;
  ended_at: string | null;
}

/** A role profile as it was published. */
export interface RoleProfileTable {
  /** SHA-256 of the JCS bytes of `document`. */
  digest: string;
  role_id: string;
  edition: string;
  /** The profile as published, in canonical form. */
  document: string;
  /** What was warned of when it was published, a JSON array of findings. */
  warnings: string;
  published_at: string;
}

/** What an employer said of holders of an award, of one competency: about no person in particular. */
export interface EmployerRatingTable {
  rating_id: string;
  pathway_digest: string;
  award_id: string;
  /** `framework/competency`. */
  competency: string;
  /** 1 to 5; the words: `pathway/role/employer-feedback.ts`. */
  rating: number;
  /** Free text; null where there is none, or it was erased. */
  comment: string | null;
  organisation: string;
  /** A day. */
  given_on: string;
  source: string;
  /** Which answer of its source it is of; empty where there is one a day of each organisation. */
  response: string;
  recorded_at: string;
  /** When its comment was erased. */
  erased_at: Generated<string | null>;
}

/** How a pathway version came to be published here; of one that ships with Cairn there is none. */
export interface PathwayPublicationTable {
  pathway_digest: string;
  published_at: string;
  /** Who did it, as the audit log calls them. */
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  /** What the check warned of, a JSON array; empty where it found nothing. */
  findings: string;
}

/** That the digest of a pathway version is to stand in a registry, and since when it does. */
export interface ChainPublicationTable {
  pathway_digest: string;
  chain_id: number;
  registry: string;
  issuer_id: string;
  /** The act that brings it there. */
  act_id: string;
  /** The time of the block that published it first, whoever did; null until that is final. */
  first_seen_at: string | null;
}

/** How far an edition of a competency framework has come; what is published never changes. */
export type FrameworkState = 'draft' | 'in-review' | 'published';

/** An edition of a competency framework. */
export interface FrameworkEditionTable {
  framework_id: string;
  edition: string;
  state: FrameworkState;
  /** SHA-256 of the JCS bytes of `document`. */
  digest: string;
  /** The framework as it was written, in canonical form. */
  document: string;
  /** When this text was written here. */
  drafted_at: string;
  /** When it was last put before its reviewers; null where it never was. */
  submitted_at: string | null;
  published_at: string | null;
  /** The roles without whose sign-off it was published, a JSON array; null while it is not published. */
  published_without: string | null;
  /** Why it was published without them. */
  reason: string | null;
  /** What was warned of when it was published, a JSON array of findings. */
  warnings: string | null;
}

/** What a reviewer said of a text of an edition. It stays when the text changes, and then counts for nothing. */
export interface FrameworkSignOffTable {
  sign_off_id: string;
  framework_id: string;
  edition: string;
  /** From 1, in the order in which they were given. */
  position: number;
  /** Of the text that it was said of. */
  digest: string;
  /** The words: `pathway/framework/review.ts`. */
  role: string;
  decision: string;
  comment: string | null;
  /** Who said it, where somebody else wrote it down. */
  reviewer: string | null;
  /** Who wrote it down, as the audit log calls them. */
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  given_at: string;
}

/** What prior learning was recognised on: an equivalent that the module names, a certificate, a portfolio, an examination. */
export type RecognitionBasis = 'equivalent' | 'certificate' | 'portfolio' | 'examination';

/** Prior learning that stands in a module's place, by a decision on one learner; withdrawn, never deleted. */
export interface RecognitionTable {
  /** A random UUID, which traces show. */
  recognition_id: string;
  learner_id: string;
  /** The cohort in which it was decided; it counts in every cohort of the pathway. */
  cohort_id: string;
  pathway_id: string;
  module_id: string;
  /** That of the module when it was decided, an exact decimal; null where it has none. */
  credit: string | null;
  /** A day. */
  decided_on: string;
  /** A name or an office, as it stands in the decision. */
  decided_by: string;
  basis: RecognitionBasis;
  /** The title of the equivalent, where that is the basis. */
  equivalent: string | null;
  /** JSON: what was shown. */
  evidence: string;
  recorded_at: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
}

/** A link by which a learner signs in once. Who goes by several learner ids has a row for each. */
export interface SignInLinkTable {
  /** SHA-256 of the code that the link ends with. */
  code_hash: string;
  learner_id: string;
  /** `hand`: somebody who works here made it, and passed it on. */
  sent_by: 'mail' | 'hand';
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** How a learner has shown who they are: by a link that was sent or given to them, or by an identity provider. */
export type SignInWay = 'mail' | 'hand' | 'oidc';

/** A learner's session. Who goes by several learner ids has a row for each. */
export interface LearnerSessionTable {
  /** SHA-256 of the token that the browser shows. */
  token_hash: string;
  learner_id: string;
  signed_in_by: SignInWay;
  opened_at: string;
  /** The last day on which it was used; no more is kept of it. */
  last_seen_on: string;
  expires_at: string;
}

/** Raised here because a certificate does not say any more what would be decided, or asked for by a learner. */
export type ReviewKind = 'correction' | 'request';

/** `upheld`: the decision stands as it was; `corrected`: results or the certificate were; `revoked`: the certificate was. */
export type ReviewOutcome = 'upheld' | 'corrected' | 'revoked';

/** Something that a person has to look at again, and what they found. */
export interface ReviewTable {
  review_id: string;
  kind: ReviewKind;
  cohort_id: string;
  learner_id: string;
  award_id: string;
  /** The certificate that it was opened for; null where none had been issued. */
  credential_id: string | null;
  opened_at: string;
  /** When what has changed was last added to. */
  changed_at: string;
  /** Of a correction: what has changed, JSON (`pathway/correction/correction.ts`). */
  correction: string | null;
  /** Of a request: whether the learner typed it, or somebody wrote down what came by other ways. */
  asked_by: 'learner' | 'registrar' | null;
  /** Of a request: in the learner's words. */
  request: string | null;
  state: 'open' | 'closed';
  outcome: ReviewOutcome | null;
  /** To the learner. */
  answer: string | null;
  closed_at: string | null;
  /** Who closed it, as the audit log calls them; null while it is open, and where nobody had to. */
  actor_kind: string | null;
  actor_id: string | null;
  actor_name: string | null;
}

/** That a learner was moved from one pathway version to another. */
export interface PathwayMoveTable {
  /** A random UUID. */
  move_id: string;
  cohort_id: string;
  learner_id: string;
  from_digest: string;
  to_digest: string;
  /** The cohort that was left, where a transfer brought the move about; null for one within a cohort. */
  left_cohort_id: string | null;
  /** A day. */
  moved_on: string;
  /** Who did it, as the audit log calls them. */
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  recorded_at: string;
}

/** An award that was earned when a version was left, by move and award. */
export interface KeptAwardTable {
  cohort_id: string;
  learner_id: string;
  /** Of the move among those of the enrolment, from 1. */
  position: number;
  move_id: string;
  award_id: string;
  /** The version that it was earned under: the one left, or one that was left before it. */
  pathway_digest: string;
  distinction: 0 | 1;
}
