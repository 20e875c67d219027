import { elements, member, type Place } from '../../../core/shape.ts';
import { count, oneOf, orNull, text } from './answer-shapes.ts';

const BATCH_STATES = ['open', 'sealed', 'submitted', 'included', 'final'] as const;

/** The life of a batch, in its order. */
export type BatchState = (typeof BATCH_STATES)[number];

/** A batch, and how far it is. */
export interface Batch {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly state: BatchState;
  readonly size: number;
  readonly blockNumber: number | null;
  readonly transactionHash: string | null;
}

const ACT_STATES = ['pending', 'submitted', 'included', 'final', 'refused'] as const;

/** Something to be done on the chain, and how it stands. */
export interface Act {
  readonly state: (typeof ACT_STATES)[number];
  readonly failure: string | null;
}

export function batchesAt(place: Place): Batch[] {
  return elements(member(place, 'batches')).map((batch) => ({
    batchId: text(member(batch, 'batchId')),
    cohortId: text(member(batch, 'cohortId')),
    awardId: text(member(batch, 'awardId')),
    state: oneOf(member(batch, 'state'), BATCH_STATES),
    size: count(member(batch, 'size')),
    blockNumber: orNull(member(batch, 'blockNumber'), count),
    transactionHash: orNull(member(batch, 'transactionHash'), text),
  }));
}

export function actAt(place: Place): Act {
  return { state: oneOf(member(place, 'state'), ACT_STATES), failure: orNull(member(place, 'failure'), text) };
}

/** A batch whose anchoring is written down, and the act that does it. */
export interface RequestedAnchoring {
  readonly batchId: string;
  readonly actId: string;
}

export function requestedAnchoringsAt(place: Place): RequestedAnchoring[] {
  return elements(member(place, 'batches')).map((batch) => ({
    batchId: text(member(batch, 'batchId')),
    actId: text(member(batch, 'actId')),
  }));
}

/** The ids of acts that an answer names. */
export function actIdsAt(place: Place): string[] {
  return elements(member(place, 'acts')).map(text);
}
