import { interruptUnfinished } from '../store/deliveries.ts';
import { withLease } from '../store/lease.ts';
import type { Actor } from './actor.ts';
import { loadBranding } from './branding.ts';
import type { CertificateChoice } from './chosen-certificates.ts';
import { lastDayOf } from './create-holder-links.ts';
import { DEFAULT_PAUSES_MS } from './delivery-queue.ts';
import type { Installation, OnProgress } from './installation.ts';
import { configuredMail } from './mail-settings.ts';
import { type Again, type DeliveryPlan, planDelivery } from './plan-delivery.ts';
import { deliveryUnderWay, type FailedDelivery, runDelivery } from './run-delivery.ts';

export interface DeliverOptions {
  /** Only says who would be written to. */
  readonly dryRun?: boolean | undefined;
  readonly again?: Again | undefined;
  /** The last day on which the links open (UTC); absent: no end. */
  readonly expiresOn?: string | undefined;
  /** As `DeliveryPace.pausesMs`; for tests. */
  readonly pausesMs?: readonly number[] | undefined;
}

/** What came of it. Learners are named by their ids: this is for the registrar. */
export interface DeliverySummary extends Omit<DeliveryPlan, 'recipients'> {
  readonly dryRun: boolean;
  /** How many were, or would be, written to. */
  readonly recipients: number;
  readonly sent: number;
  readonly failed: readonly FailedDelivery[];
}

/**
 * Writes to the holders of the chosen certificates, each with a link of their own. Every message is written down before it
 * is sent, and what became of it after: so a run that is killed at any point is taken up by the next, which sends nothing
 * twice and says who may or may not have got it. One process sends at a time.
 *
 * @throws CairnError `mail-not-configured`, `mail-unavailable`, `mail-refused` (what was sent until then is kept),
 * `delivery-under-way`, `malformed-date`, and as `planDelivery`
 */
export async function deliverCertificates(
  installation: Installation,
  actor: Actor,
  choice: CertificateChoice,
  options: DeliverOptions = {},
  onProgress: OnProgress = () => {},
): Promise<DeliverySummary> {
  const { dryRun = false, again = null, pausesMs = DEFAULT_PAUSES_MS } = options;
  const expiresOn = lastDayOf(installation, options.expiresOn);
  const mail = configuredMail(installation);
  if (dryRun) return summary(await planDelivery(installation, choice, again), { dryRun, sent: 0, failed: [] });
  const { primaryColour: colour } = await loadBranding(installation.branding);
  const done: DeliverySummary[] = [];
  await withLease(installation.store.db, 'delivery', async (held) => {
    await interruptUnfinished(installation.store.db, installation.now().toISOString());
    const plan = await planDelivery(installation, choice, again);
    const order = { actor, mail, expiresOn, colour, pausesMs, held };
    const { sent, failed, interrupted } = await runDelivery(installation, plan.recipients, order, onProgress);
    // Those of an earlier run who are written to again now are no longer in doubt, unless they are anew.
    const inDoubt = again === null ? plan.interrupted : [];
    done.push(summary({ ...plan, interrupted: [...inDoubt, ...interrupted] }, { dryRun, sent, failed }));
  });
  const [delivered] = done;
  if (delivered === undefined) throw deliveryUnderWay();
  return delivered;
}

function summary(
  { recipients, ...plan }: DeliveryPlan,
  done: Pick<DeliverySummary, 'dryRun' | 'sent' | 'failed'>,
): DeliverySummary {
  return { ...plan, ...done, recipients: recipients.length };
}
