import type { Schema } from './schema.ts';

/** What a learner's rows are found by: the ids that they, and what was issued to them, have in the store. */
export type LearnerKey =
  | ('learner' | 'reference' | 'credential' | 'credentialHash' | 'email' | 'cohort')
  | ('mention' | 'naming');

/** Rows that are somebody's. */
export interface PersonalRows<Column extends string = string> {
  /**
   * By which columns a learner's rows are found, and which of their keys stands there; one of them is enough. `mention`:
   * JSON that somewhere holds their id or address as a text. `naming`: free text in which their name or address stands.
   */
  readonly foundBy: { readonly [Found in Column]?: LearnerKey };
  /** `emptied`: the row stays without `columns`, and its `erased_at` says since when. */
  readonly fate: 'deleted' | 'emptied';
  /** Those that say something of a person, or lead to one. */
  readonly columns: readonly Column[];
}

/** What of a table is personal, and what says nothing of anybody. Every column stands in one of the two. */
export interface TablePersonalData<Column extends string> {
  /** Null where no row is of a person. */
  readonly rows: PersonalRows<Column> | null;
  readonly impersonal: readonly Column[];
}

function impersonal<Column extends string>(...columns: readonly Column[]): TablePersonalData<Column> {
  return { rows: null, impersonal: columns };
}

/**
 * What erasing a learner takes out of the store, table by table. A new table does not compile, and a new column fails a
 * test (test/store/personal-data.test.ts), until it is declared here.
 *
 * Random ids and hashes of salted documents are impersonal: they lead to nobody once document and salt are gone, and a
 * manifest that lacked them would no longer prove anything for the others.
 */
export const personalData: { readonly [Table in keyof Schema]: TablePersonalData<keyof Schema[Table] & string> } = {
  learner: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: ['learner_id', 'name', 'email', 'reference'],
    },
    impersonal: [],
  },
  enrolment: {
    rows: { foundBy: { learner_id: 'learner' }, fate: 'deleted', columns: ['learner_id', 'final_result'] },
    impersonal: ['cohort_id', 'source', 'enrolled_on', 'ended_on', 'transferred_to', 'status', 'pathway_digest'],
  },
  result: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: ['learner_id', 'attempt', 'score', 'submitted_on'],
    },
    impersonal: ['cohort_id', 'assessment_id', 'carried_over', 'source'],
  },
  pending_evaluation: {
    rows: { foundBy: { learner_id: 'learner' }, fate: 'deleted', columns: ['learner_id'] },
    impersonal: ['cohort_id', 'revision'],
  },
  decision: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: ['learner_id', 'outcome', 'distinction', 'trace'],
    },
    impersonal: ['cohort_id', 'award_id', 'pathway_digest', 'evaluated_at'],
  },
  credential: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'emptied',
      columns: ['learner_id', 'document', 'trace', 'trace_salt', 'evidence'],
    },
    impersonal: [
      ...(['credential_id', 'batch_id', 'cohort_id', 'award_id', 'revision'] as const),
      ...(['credential_hash', 'leaf_index', 'proof', 'erased_at'] as const),
    ],
  },
  pathway_version: impersonal('digest', 'pathway_id', 'edition', 'document'),
  cohort: impersonal(
    ...(['cohort_id', 'title', 'pathway_digest', 'source', 'starts_on', 'ends_on', 'results_until'] as const),
    ...(['facts_revision', 'whole_revision', 'evaluated_revision', 'evaluated_on'] as const),
  ),
  assessment: impersonal('cohort_id', 'assessment_id', 'method', 'day', 'weight'),
  due_date: impersonal('cohort_id', 'assessment_id', 'due_on'),
  batch: impersonal(
    ...(['batch_id', 'cohort_id', 'award_id', 'pathway_digest', 'chain_id', 'registry', 'issuer_id'] as const),
    ...(['state', 'root', 'size', 'issuer_document', 'created_at', 'sealed_at'] as const),
  ),
  act: impersonal(
    ...(['act_id', 'kind', 'batch_id', 'payload', 'signer', 'state', 'failure_code', 'failure'] as const),
    ...(['block_number', 'block_hash', 'transaction_hash', 'gas_used', 'created_at'] as const),
  ),
  chain_transaction: impersonal(
    ...(['transaction_hash', 'act_id', 'chain_id', 'signer', 'nonce', 'raw'] as const),
    ...(['max_fee_per_gas', 'max_priority_fee_per_gas', 'signed_at'] as const),
  ),
  supersession: impersonal('old_credential_hash', 'new_credential_id', 'state', 'created_at'),
  lease: impersonal('name', 'holder', 'expires_at'),
  erasure: impersonal('erasure_id', 'erased_at', 'scrubbed_at'),
  column_mapping: impersonal('mapping_name', 'mapping', 'saved_at'),
  // Whoever knows all of a file but one learner's line could tell by its digest whether a guess at that line is right.
  imported_file: {
    rows: { foundBy: { cohort_id: 'cohort' }, fate: 'emptied', columns: ['file_name', 'digest'] },
    impersonal: ['source', 'cohort_id', 'imported_at', 'erased_at'],
  },
  installation: impersonal('installation_id'),
  // Of whoever works here, not of a learner. Answers are encrypted with what only the asker has.
  api_key: impersonal(
    ...(['key_id', 'token_hash', 'name', 'role', 'cohorts'] as const),
    ...(['created_at', 'expires_at', 'revoked_at', 'last_used_at'] as const),
  ),
  kept_answer: impersonal('request_key', 'fingerprint', 'sealed_answer', 'created_at'),
  audit_entry: impersonal(
    ...(['sequence', 'at', 'deed_id', 'phase', 'actor_kind', 'actor_id', 'actor_name', 'action'] as const),
    ...(['cohort_id', 'subject', 'details', 'error_code', 'previous_hash', 'entry_hash'] as const),
  ),
  holder_link: {
    rows: {
      foundBy: { credential_id: 'credential' },
      fate: 'deleted',
      columns: ['link_id', 'token_hash', 'credential_id', 'last_opened_on'],
    },
    impersonal: ['created_at', 'created_by', 'expires_on', 'withdrawn_at'],
  },
  delivery: {
    rows: {
      // By address too: a server's refusal repeats it.
      foundBy: { credential_id: 'credential', address: 'email' },
      fate: 'deleted',
      columns: ['delivery_id', 'credential_id', 'link_id', 'address', 'failure'],
    },
    impersonal: ['state', 'attempts', 'smtp_code', 'began_at', 'ended_at'],
  },
  framework_edition: impersonal(
    ...(['framework_id', 'edition', 'state', 'digest', 'document', 'drafted_at', 'submitted_at'] as const),
    ...(['published_at', 'published_without', 'reason', 'warnings'] as const),
  ),
  // Of whoever reviews frameworks, not of a learner, as in the audit log.
  framework_sign_off: impersonal(
    ...(['sign_off_id', 'framework_id', 'edition', 'position', 'digest', 'role', 'decision', 'comment'] as const),
    ...(['reviewer', 'actor_kind', 'actor_id', 'actor_name', 'given_at'] as const),
  ),
  role_profile: impersonal('digest', 'role_id', 'edition', 'document', 'warnings', 'published_at'),
  // Nobody who was rated is named in it, and the form says so; should a comment name somebody all the same, it goes with
  // them where it does so by their whole name or address, and otherwise by hand (`cairn feedback erase-comment`).
  employer_rating: {
    rows: { foundBy: { comment: 'naming' }, fate: 'emptied', columns: ['comment'] },
    impersonal: [
      ...(['rating_id', 'pathway_digest', 'award_id', 'competency', 'rating', 'organisation'] as const),
      ...(['given_on', 'source', 'response', 'recorded_at', 'erased_at'] as const),
    ],
  },
  // Of whoever works here, not of a learner.
  pathway_publication: impersonal(
    ...(['pathway_digest', 'published_at', 'actor_kind', 'actor_id', 'actor_name', 'findings'] as const),
  ),
  chain_publication: impersonal('pathway_digest', 'chain_id', 'registry', 'issuer_id', 'act_id', 'first_seen_at'),
  recognition: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: [
        ...(['recognition_id', 'learner_id', 'decided_on', 'decided_by', 'basis', 'equivalent', 'evidence'] as const),
        ...(['withdrawn_at', 'withdrawn_reason'] as const),
      ],
    },
    impersonal: ['cohort_id', 'pathway_id', 'module_id', 'credit', 'recorded_at'],
  },
  pathway_move: {
    rows: { foundBy: { learner_id: 'learner' }, fate: 'deleted', columns: ['move_id', 'learner_id', 'moved_on'] },
    impersonal: [
      ...(['cohort_id', 'from_digest', 'to_digest', 'left_cohort_id'] as const),
      ...(['actor_kind', 'actor_id', 'actor_name', 'recorded_at'] as const),
    ],
  },
  kept_award: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: ['learner_id', 'position', 'move_id', 'award_id', 'distinction'],
    },
    impersonal: ['cohort_id', 'pathway_digest'],
  },
  sign_in_link: {
    rows: { foundBy: { learner_id: 'learner' }, fate: 'deleted', columns: ['code_hash', 'learner_id', 'used_at'] },
    impersonal: ['sent_by', 'created_at', 'expires_at'],
  },
  learner_session: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: ['token_hash', 'learner_id', 'last_seen_on'],
    },
    impersonal: ['signed_in_by', 'opened_at', 'expires_at'],
  },
  // Of whoever closed it no more than the audit log has.
  review: {
    rows: {
      foundBy: { learner_id: 'learner' },
      fate: 'deleted',
      columns: [
        ...(['review_id', 'learner_id', 'credential_id', 'correction', 'request', 'outcome', 'answer'] as const),
        ...(['opened_at', 'changed_at', 'closed_at', 'asked_by', 'state'] as const),
      ],
    },
    impersonal: ['kind', 'cohort_id', 'award_id', 'actor_kind', 'actor_id', 'actor_name'],
  },
};
