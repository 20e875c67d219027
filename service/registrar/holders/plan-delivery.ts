import { isMailAddress } from '../../mail/mail-server.ts';
import type { ChosenCredentialRow } from '../../store/chosen-credentials.ts';
import { type DeliveryRow, deliveriesOf } from '../../store/deliveries.ts';
import { findPinnedRegistry } from '../anchoring/pinned-registry.ts';
import { type CertificateChoice, chosenCertificates } from '../certificates/chosen-certificates.ts';
import { assertHere, finalBatch, placeOf } from '../certificates/known-batch.ts';
import { statusBits } from '../certificates/status-bits.ts';
import type { Installation } from '../installation.ts';

/** Whom to write to once more: whoever has been written to, or those alone who may not have got it. */
export type Again = 'everybody' | 'interrupted';

/** A certificate that is to be brought to its holder. */
export interface Recipient extends ChosenCredentialRow {
  readonly email: string;
}

/** Who would be written to, and who would not. Learners are named by their ids: this is for the registrar. */
export interface DeliveryPlan {
  readonly recipients: readonly Recipient[];
  readonly withoutAddress: readonly string[];
  /** Whose address is none that mail could reach. */
  readonly unusableAddress: readonly string[];
  /** Who may or may not have got the message: it was cut off. Not among the recipients unless that is asked for. */
  readonly interrupted: readonly string[];
  readonly alreadySent: number;
  /** Certificates that are not final on the chain yet. */
  readonly notFinal: number;
  /** Certificates that are revoked, suspended or void. */
  readonly notInForce: number;
}

/**
 * Who is to be written to. Nobody is twice, unless it is asked for; nobody gets a certificate that does not count.
 *
 * @throws CairnError as `chosenCertificates`, `findPinnedRegistry`; `registry-unknown` for batches of another deployment
 */
export async function planDelivery(
  installation: Installation,
  choice: CertificateChoice,
  again: Again | null,
): Promise<DeliveryPlan> {
  const { db } = installation.store;
  const chosen = await chosenCertificates(db, choice);
  const final = chosen.filter(({ batch_state }) => batch_state === 'final');
  const inForce = await certificatesInForce(installation, final);
  const before = Map.groupBy(await deliveriesOf(db, inForce.map(credentialId)), credentialId);
  const standing = Map.groupBy(inForce, (certificate) => standingOf(before.get(certificate.credential_id) ?? []));
  const sent = standing.get('sent') ?? [];
  const interrupted = standing.get('interrupted') ?? [];
  const wanted = [
    ...(standing.get('unsent') ?? []),
    ...(again === null ? [] : interrupted),
    ...(again === 'everybody' ? sent : []),
  ];
  const addressed = wanted.flatMap((certificate) => {
    const { email } = certificate;
    return email === null ? [] : [{ ...certificate, email }];
  });
  return {
    recipients: addressed.filter(({ email }) => isMailAddress(email)),
    withoutAddress: wanted.filter(({ email }) => email === null).map(learnerId),
    unusableAddress: addressed.filter(({ email }) => !isMailAddress(email)).map(learnerId),
    interrupted: interrupted.map(learnerId),
    alreadySent: sent.length,
    notFinal: chosen.length - final.length,
    notInForce: final.length - inForce.length,
  };
}

/** One that was sent was sent, whatever came after; what failed surely did not arrive. */
function standingOf(deliveries: readonly DeliveryRow[]): 'sent' | 'interrupted' | 'unsent' {
  if (deliveries.some(({ state }) => state === 'sent')) return 'sent';
  const isOpen = deliveries.some(({ state }) => state === 'interrupted' || state === 'sending');
  return isOpen ? 'interrupted' : 'unsent';
}

async function certificatesInForce(
  installation: Installation,
  certificates: readonly ChosenCredentialRow[],
): Promise<ChosenCredentialRow[]> {
  if (certificates.length === 0) return [];
  const { store, deployment, now } = installation;
  const pinned = await findPinnedRegistry(deployment, now());
  const inForce: ChosenCredentialRow[] = [];
  for (const [batchId, ofBatch] of Map.groupBy(certificates, ({ batch_id }) => batch_id)) {
    const batch = placeOf(await finalBatch(store.db, batchId));
    assertHere(deployment, batch);
    const bits = await statusBits(pinned, batch);
    inForce.push(...ofBatch.filter(({ leaf_index }) => !bits.has(leaf_index)));
  }
  return inForce;
}

function credentialId({ credential_id }: { readonly credential_id: string }): string {
  return credential_id;
}

function learnerId({ learner_id }: ChosenCredentialRow): string {
  return learner_id;
}
