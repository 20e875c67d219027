import { actsByState } from '../../store/acts.ts';
import type { ActState } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';

const STATES: readonly ActState[] = ['pending', 'submitted', 'included', 'final', 'refused'];

/** How many acts there are in each state: what waits for the chain, and what it refused. */
export async function actCounts({ store }: Pick<Installation, 'store'>): Promise<Record<string, number>> {
  const counts = await actsByState(store.db);
  return Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0]));
}
