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
  'malformed-pathway': 'A pathway definition does not have the form of its version, or refers to what is not there',
  'malformed-results': 'A line of an imported file is not what its format says, or contradicts another line',
  'pathway-not-found': 'No pathway has that id',
  'results-not-found': 'A folder or file of results that was to be imported is missing or cannot be read',
  'store-unavailable': 'The database cannot be opened, read or written',
  'malformed-trace': 'A stored evaluation trace is not of a version that this program knows',
  'store-corrupt': 'A row of the database does not hold what this program wrote',
  'configuration-invalid': 'The environment or the configuration file holds something that cannot be used',
  'configuration-missing': 'The command needs a configuration that is not there yet',
  'pathway-version-changed': 'A pathway edition that is already in use has been given another content',
  'cohort-not-found': 'No cohort of that name has been imported',
  'award-not-found': "The cohort's pathway has no award of that name",
  'batch-not-found': 'No batch of that id is known here',
  'batch-empty': 'A batch without credentials cannot be sealed',
  'batch-not-final': 'The batch is not final on the chain yet, so nothing of it is handed out',
  'duplicate-credential': 'Two credentials of a batch have the same hash',
  'credential-not-found': 'No certificate with that hash has been issued here',
  'anchor-pending': "The certificate's batch is not final on the chain yet",
  'nothing-to-issue': 'Nobody has earned an award that is not issued already',
  'issuer-not-registered': 'The configured issuer is not registered in the registry',
  'key-missing': 'The configuration names no key for this act',
  'status-unchanged': 'The certificate already has the status that was asked for',
  'supersession-conflict': 'The certificate is already being corrected, or was revoked before',
  'proof-self-check-failed':
    'A proof that was about to be handed out does not verify: this is a bug of ours, nothing was kept',
  'local-node-unavailable': 'No local chain can be started on this machine: its program is missing',
  'local-node-failed': 'The local chain ended or does not answer',
  'port-in-use': 'Another program listens on the port that was asked for',
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
