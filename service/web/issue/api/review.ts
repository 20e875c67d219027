import { elements, member, type Place } from '../../../core/shape.ts';
import { oneOf, orNull, text } from './answer-shapes.ts';

const OUTCOMES = ['upheld', 'corrected', 'revoked'] as const;
const DECIDED = ['earned', 'not-yet', 'impossible'] as const;

export type ReviewOutcome = (typeof OUTCOMES)[number];

/** What somebody found, with the answer to the learner. */
export interface ReviewFinding {
  readonly outcome: ReviewOutcome;
  readonly answer: string;
}

/** A review that waits for a person. */
export interface Review {
  readonly reviewId: string;
  readonly kind: 'correction' | 'request';
  readonly learnerId: string | null;
  readonly name: string | null;
  readonly award: string;
  /** The hash of the certificate that it is of; null where none was issued. */
  readonly certificate: string | null;
  /** A day. */
  readonly openedOn: string;
  /** What has changed, in sentences. */
  readonly changes: readonly string[];
  /** How the award is decided now, where that is what it was opened for. */
  readonly decided: (typeof DECIDED)[number] | null;
  /** In the learner's words. */
  readonly request: string | null;
}

export function reviewsAt(place: Place): Review[] {
  return elements(member(place, 'reviews')).map((review) => ({
    reviewId: text(member(review, 'reviewId')),
    kind: oneOf(member(review, 'kind'), ['correction', 'request']),
    learnerId: orNull(member(review, 'learnerId'), text),
    name: orNull(member(review, 'name'), text),
    award: text(member(review, 'award')),
    certificate: orNull(member(review, 'certificate'), text),
    openedOn: text(member(review, 'openedAt')).slice(0, '2026-09-01'.length),
    changes: elements(member(review, 'changes')).map(text),
    decided: orNull(member(review, 'correction'), (correction) =>
      orNull(member(correction, 'now'), (now) => oneOf(member(now, 'outcome'), DECIDED)),
    ),
    request: orNull(member(review, 'request'), (request) => orNull(member(request, 'text'), text)),
  }));
}
