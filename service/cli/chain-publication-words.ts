import { utcMoment } from '../core/utc-moment.ts';
import type { ChainPublication } from '../registrar/pathways/chain-publication.ts';
import type { Style } from './palette.ts';

/** Where a version's digest stands, in a few words. */
export function chainWords(onChain: ChainPublication | null): string {
  if (onChain === null) return 'before its first batch';
  const { state, since, failure } = onChain;
  if (since !== null) return `since ${utcMoment(Date.parse(since) / 1000)}`;
  return state === 'refused' ? `refused: ${failure ?? 'for no stated reason'}` : state;
}

/** The colour that goes with it. */
export function chainStyle(onChain: ChainPublication | null): Style | null {
  if (onChain === null) return 'dim';
  return onChain.state === 'final' ? 'green' : onChain.state === 'refused' ? 'red' : 'cyan';
}
