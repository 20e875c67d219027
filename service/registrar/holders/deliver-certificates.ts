import type { JsonObject } from '../../core/json.ts';
import { interruptUnfinished } from '../../store/deliveries.ts';
import { withLease } from '../../store/lease.ts';
import type { Actor } from '../access/actor.ts';
import { loadBranding } from '../certificates/branding.ts';
import type { CertificateChoice } from '../certificates/chosen-certificates.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { configuredMail } from './configured-mail.ts';
import { lastDayOf } from './create-holder-links.ts';
import { DEFAULT_PAUSES_MS } from './delivery-queue.ts';
import { type Again, type DeliveryPlan, planDelivery } from './plan-delivery.ts';
import { deliveryUnderWay, type FailedDelivery, runDelivery } from './run-delivery.ts';

export interface DeliverOptions {
  /** Only says who would be written to. */
  readonly dryRun?: boolean | undefined;
  readonly again?: Again | undefined;
  /** The last day on which the links open (UTC); absent: no end. */
  readonly expiresOn?: string | undefined;
  /** How many to write to at most; absent: all. */
  readonly atMost?: number | undefined;
  /** As `DeliveryPace.pausesMs`, for those who cannot wait so long. */
  readonly pausesMs?: readonly number[] | undefined;
}

/** What came of it. Learners are named by their ids: this is for the registrar. */
export interface DeliverySummary extends Omit<DeliveryPlan, 'recipients'> {
  readonly dryRun: boolean;
  /** How many were, or would be, written to. */
  readonly recipients: number;
  /** How many more there are than was asked for. */
  readonly remaining: number;
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
  const { dryRun = false, again = null, atMost = Number.POSITIVE_INFINITY, pausesMs = DEFAULT_PAUSES_MS } = options;
  const expiresOn = lastDayOf(installation, options.expiresOn);
  const mail = configuredMail(installation);
  const planned = async () => upTo(atMost, await planDelivery(installation, choice, again));
  if (dryRun) return summary(await planned(), { dryRun, sent: 0, failed: [] });
  const { primaryColour: colour } = await loadBranding(installation.branding);
  const done: DeliverySummary[] = [];
  await withLease(installation.store.db, 'delivery', async (held) => {
    await interruptUnfinished(installation.store.db, installation.now().toISOString());
    const plan = await planned();
    const order = { actor, mail, expiresOn, colour, pausesMs, held };
    const { sent, failed, interrupted } = await runDelivery(installation, plan.recipients, order, onProgress);
    // Those of an earlier run who are written to again now are no longer in doubt, unless they are anew.
    const written = new Set(plan.recipients.map(({ learner_id }) => learner_id));
    const inDoubt = plan.interrupted.filter((learnerId) => !written.has(learnerId));
    done.push(summary({ ...plan, interrupted: [...inDoubt, ...interrupted] }, { dryRun, sent, failed }));
  });
  const [delivered] = done;
  if (delivered === undefined) throw deliveryUnderWay();
  return delivered;
}

/** A plan for the first so many of its recipients. */
function upTo(atMost: number, plan: DeliveryPlan): DeliveryPlan & Pick<DeliverySummary, 'remaining'> {
  return {
    ...plan,
    recipients: plan.recipients.slice(0, atMost),
    remaining: Math.max(plan.recipients.length - atMost, 0),
  };
}

function summary(
  { recipients, ...plan }: ReturnType<typeof upTo>,
  done: Pick<DeliverySummary, 'dryRun' | 'sent' | 'failed'>,
): DeliverySummary {
  return { ...plan, ...done, recipients: recipients.length };
}

/** What came of it in counts, and nobody's id: for the audit log. */
export function deliveryCounts({ recipients, sent, failed, interrupted, withoutAddress }: DeliverySummary): JsonObject {
  return {
    recipients,
    sent,
    failed: failed.length,
    interrupted: interrupted.length,
    withoutAddress: withoutAddress.length,
  };
}
