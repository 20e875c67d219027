import { CairnError } from '../core/errors.ts';
import type { CertificateChoice } from '../registrar/certificates/chosen-certificates.ts';
import { hashOfArgument } from './certificate-argument.ts';

/** The options by which a command is told of which batch or cohort it shall take all certificates. */
export interface ChoiceFlags {
  readonly batch?: string;
  readonly cohort?: string;
}

/**
 * Which certificates a command line means: one by its hash or file, or those of a batch or a cohort; null where it names
 * none.
 *
 * @throws CairnError `malformed-command` when it names more than one of the three; as `hashOfArgument`
 */
export async function choiceOfArguments(
  certificate: string | undefined,
  { batch, cohort }: ChoiceFlags,
): Promise<CertificateChoice | null> {
  const named = [certificate, batch, cohort].filter((name) => name !== undefined);
  if (named.length > 1) {
    throw new CairnError('malformed-command', 'name a certificate, or --batch, or --cohort: one of the three', {
      remedy: 'leave out the others',
    });
  }
  if (certificate !== undefined) return { credentialHash: await hashOfArgument(certificate) };
  if (batch !== undefined) return { batchId: batch };
  return cohort === undefined ? null : { cohortId: cohort };
}
