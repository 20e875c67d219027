import { type Act, parseAct } from '../../anchoring/act.ts';
import type { statusActsOf } from '../../store/issued-awards.ts';

/** Acts on certificates of one batch, in the order in which they were asked for. */
type Acts = readonly Pick<Awaited<ReturnType<typeof statusActsOf>>[number], 'act_id' | 'payload' | 'state'>[];

/** Whether a certificate counts here as held: no revocation has been asked for, and no suspension that lasts. */
export function stands(index: number, acts: Acts): boolean {
  let suspended = false;
  for (const row of acts) {
    const act = parseAct(row);
    if (!concerns(act, index)) continue;
    if (isRevocation(act)) return false;
    if (act.kind === 'suspend') suspended = true;
    if (act.kind === 'reinstate' && row.state !== 'refused') suspended = false;
  }
  return !suspended;
}

/** Whether a certificate's revocation, or its batch's, has been asked for here, and the chain has not refused it. */
export function isRevokedHere(index: number, acts: Acts): boolean {
  return acts.some((row) => {
    if (row.state === 'refused') return false;
    const act = parseAct(row);
    return isRevocation(act) && concerns(act, index);
  });
}

function isRevocation({ kind }: Act): boolean {
  return kind === 'revoke' || kind === 'revoke-batch';
}

function concerns(act: Act, index: number): boolean {
  return act.kind === 'revoke-batch' || ('indices' in act && act.indices.includes(index));
}
