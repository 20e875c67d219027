import { decodeErrorResult } from 'viem/utils';
import { CairnError, type ErrorCode } from '../core/errors.ts';
import type { Hex } from '../core/hex.ts';
import { capabilitiesOf } from '../core/key-capabilities.ts';
import { credentialRegistryAbi } from './abi.ts';

/**
 * The registry's refusal of a call, as an error that people understand: the custom error that the contract threw gives
 * the code, a sentence and the way out; its name and arguments are in the details.
 *
 * `data` is the call's revert data; null where the node gave none.
 */
export function explainRevert(data: Hex | null): CairnError {
  const revert = data === null ? null : decode(data);
  if (revert === null) {
    return new CairnError('call-reverted', 'The contract refused the call without saying why.', {
      remedy: 'Check that the configured registry is the contract that this version knows.',
      details: { data },
    });
  }
  const { code, message, remedy } = explain(revert);
  // viem leaves the arguments out where an error has none.
  const args: readonly unknown[] = revert.args ?? [];
  return new CairnError(code, lowerAddresses(message), {
    remedy,
    details: { revert: revert.errorName, arguments: args.map((value) => lowerAddresses(String(value))) },
  });
}

interface Explanation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
}

function explain(revert: Revert): Explanation {
  switch (revert.errorName) {
    case 'CredentialRegistryUnknownIssuer':
      return {
        code: 'issuer-not-registered',
        message: `No issuer with the number ${revert.args[0]} is registered in this registry.`,
        remedy: 'Register it with `cairn issuer register`, or correct the configured issuerId.',
      };
    case 'CredentialRegistryInvalidDidLength':
      return { code: 'issuer-invalid', message: `A DID has 1 to 512 bytes; this one has ${revert.args[0]}.` };
    case 'CredentialRegistryZeroAdmin':
      return { code: 'issuer-invalid', message: 'An issuer needs an admin other than the zero address.' };
    case 'CredentialRegistryNotAdmin':
      return {
        code: 'not-admin',
        message: `${revert.args[1]} is not the admin of issuer ${revert.args[0]}.`,
        remedy: "Use the admin's key.",
      };
    case 'CredentialRegistryNotPendingAdmin':
      return {
        code: 'not-admin',
        message: `The administration of issuer ${revert.args[0]} has not been offered to ${revert.args[1]}.`,
        remedy: 'Let the present admin offer it first.',
      };
    case 'CredentialRegistryNotAdminOrKey':
      return {
        code: 'not-admin',
        message: `Only the admin of issuer ${revert.args[0]} and the key ${revert.args[1]} itself may end that key.`,
      };
    default:
      return explainKeys(revert);
  }
}

function explainKeys(revert: Revert): Explanation {
  switch (revert.errorName) {
    case 'CredentialRegistryZeroKey':
      return { code: 'key-invalid', message: 'The zero address cannot be a key.' };
    case 'CredentialRegistryInvalidCapabilities':
      return {
        code: 'key-invalid',
        message: 'A key needs one or more of the capabilities anchor, suspend and revoke.',
      };
    case 'CredentialRegistryInvalidPeriod':
      return { code: 'key-invalid', message: "The end of a key's period has to be after its beginning." };
    case 'CredentialRegistryInvalidCompromiseTime':
      return {
        code: 'key-invalid',
        message: 'A compromise cannot be declared as of the future, nor later than it was declared before.',
      };
    case 'CredentialRegistryKeyAlreadyAdded':
      return {
        code: 'key-already-added',
        message: `${revert.args[1]} was added to issuer ${revert.args[0]} before.`,
        remedy: 'An address is added once, and never changed after: add another address.',
      };
    case 'CredentialRegistryUnknownKey':
      return {
        code: 'key-not-added',
        message: `${revert.args[1]} is not a key of issuer ${revert.args[0]}.`,
        remedy: 'Let the admin add it with `cairn issuer add-key`, or use a key that was added.',
      };
    case 'CredentialRegistryKeyLacksCapability':
      return {
        code: 'key-lacks-capability',
        message: `The key ${revert.args[1]} of issuer ${revert.args[0]} may not ${capabilitiesOf(revert.args[3]).join(', ')}; it may ${capabilitiesOf(revert.args[2]).join(', ')}.`,
        remedy: 'Use a key that has the capability; what a key may do never changes.',
      };
    case 'CredentialRegistryKeyNotValidNow':
      return {
        code: 'key-not-valid-now',
        message: `The key ${revert.args[1]} of issuer ${revert.args[0]} is valid ${period(revert.args[2], revert.args[3])}, not now.`,
        remedy: 'Use another key, or let the admin add a new one.',
      };
    case 'CredentialRegistryKeyAlreadyEnded':
      return { code: 'key-already-ended', message: `The key ${revert.args[1]} has ended ${time(revert.args[2])}.` };
    default:
      return explainBatches(revert);
  }
}

function explainBatches(revert: Revert): Explanation {
  switch (revert.errorName) {
    case 'CredentialRegistryInvalidSize':
      return {
        code: 'index-out-of-range',
        message: `A batch holds from 1 to 4294967295 credentials, not ${revert.args[0]}.`,
      };
    case 'CredentialRegistryBatchAlreadyAnchored':
      return {
        code: 'batch-already-anchored',
        message: `Issuer ${revert.args[0]} anchored the batch ${revert.args[1]} ${time(revert.args[3])}, with ${revert.args[4]} credentials.`,
      };
    case 'CredentialRegistryDeadlinePassed':
      return {
        code: 'anchor-request-refused',
        message: `The signed request to anchor ran out ${time(revert.args[0])}.`,
        remedy: 'Sign it again with a later deadline.',
      };
    case 'CredentialRegistryInvalidSignature':
      return {
        code: 'anchor-request-refused',
        message: `The signature is not that of ${revert.args[1]} over this batch.`,
        remedy: 'Sign the request for this chain, registry, issuer, root and size.',
      };
    case 'CredentialRegistryUnknownBatch':
      return {
        code: 'batch-not-anchored',
        message: `Issuer ${revert.args[0]} has not anchored the batch ${revert.args[1]}.`,
        remedy: 'Anchor it first.',
      };
    case 'CredentialRegistryNoStatusWords':
    case 'CredentialRegistryEmptyMask':
      return { code: 'status-unchanged', message: 'The call names no credential to change.' };
    case 'CredentialRegistryBeyondBatch':
      return {
        code: 'index-out-of-range',
        message: `The call names credentials beyond the batch, which has ${revert.args[2]}.`,
      };
    case 'CredentialRegistryStatusUnchanged':
      return { code: 'status-unchanged', message: 'Some of the credentials already have that status: leave them out.' };
    case 'CredentialRegistryBatchAlreadyRevoked':
      return { code: 'status-unchanged', message: `The batch ${revert.args[1]} is revoked already.` };
    case 'CredentialRegistryAlreadyPublished':
      return { code: 'already-published', message: `${revert.args[2]} was published ${time(revert.args[3])}.` };
    default:
      return { code: 'call-reverted', message: `The contract refused the call: ${revert.errorName}.` };
  }
}

type Revert = NonNullable<ReturnType<typeof decode>>;

function decode(data: Hex) {
  try {
    return decodeErrorResult({ abi: credentialRegistryAbi, data });
  } catch {
    // Not an error of this contract: whatever the decoder says of it, the call was refused for a reason not known here.
    return null;
  }
}

/** viem decodes addresses with checksums in capitals; everything of ours is in lower case. */
function lowerAddresses(text: string): string {
  return text.replaceAll(/0x[0-9a-fA-F]{40}\b/g, (address) => address.toLowerCase());
}

function time(unixSeconds: bigint): string {
  const milliseconds = unixSeconds * 1000n;
  // Beyond ECMAScript's last date: a deadline "for ever" is a large number.
  if (milliseconds > 8_640_000_000_000_000n) return `at second ${unixSeconds}`;
  return `on ${new Date(Number(milliseconds)).toISOString()}`;
}

function period(from: bigint, until: bigint): string {
  return until === 0n ? `from ${time(from).slice(3)}` : `from ${time(from).slice(3)} until ${time(until).slice(3)}`;
}
