import { elements, member, type Place, refuse } from '../../../core/shape.ts';
import { count, oneOf, orNull, text, yesNo } from './answer-shapes.ts';

const WEIGHTS = ['blocks', 'look', 'know'] as const;

/** Something that stands out before anything is issued. */
export interface Finding {
  readonly kind: string;
  readonly weight: (typeof WEIGHTS)[number];
  readonly awardId: string | null;
  readonly count: number;
  readonly sentence: string;
  readonly remedy: string | null;
  readonly learners: readonly string[];
}

/** What issuing would do. */
export interface Preview {
  readonly awards: readonly {
    readonly award: string;
    readonly awardId: string;
    readonly credentials: number;
    readonly distinctions: number;
  }[];
  readonly batches: number;
  readonly credentials: number;
  readonly waiting: number;
  readonly possible: boolean;
  readonly findings: readonly Finding[];
  readonly cost: Cost | null;
  readonly list: readonly PreviewedCertificate[];
}

/** What anchoring costs; amounts in wei. */
export interface Cost {
  readonly gas: number;
  /** Of pathway versions, whose digests go first. */
  readonly publications: number;
  readonly basis: 'estimated' | 'measured';
  readonly expected: bigint;
  readonly greatest: bigint;
}

/** A certificate that would be made. */
export interface PreviewedCertificate {
  readonly awardId: string;
  readonly learnerId: string;
  readonly name: string | null;
  readonly distinction: boolean;
  readonly findings: readonly string[];
}

export function previewAt(place: Place): Preview {
  return {
    awards: elements(member(place, 'awards')).map((award) => ({
      award: text(member(award, 'award')),
      awardId: text(member(award, 'awardId')),
      credentials: count(member(award, 'credentials')),
      distinctions: count(member(award, 'distinctions')),
    })),
    batches: count(member(place, 'batches')),
    credentials: count(member(place, 'credentials')),
    waiting: count(member(place, 'waiting')),
    possible: yesNo(member(place, 'possible')),
    findings: elements(member(place, 'findings')).map((finding) => ({
      kind: text(member(finding, 'kind')),
      weight: oneOf(member(finding, 'weight'), WEIGHTS),
      awardId: orNull(member(finding, 'awardId'), text),
      count: count(member(finding, 'count')),
      sentence: text(member(finding, 'sentence')),
      remedy: orNull(member(finding, 'remedy'), text),
      learners: elements(member(finding, 'learners')).map(text),
    })),
    cost: orNull(member(place, 'cost'), (cost) => ({
      gas: count(member(cost, 'gas')),
      publications: count(member(cost, 'publications')),
      basis: oneOf(member(cost, 'basis'), ['estimated', 'measured']),
      expected: wei(member(cost, 'expected')),
      greatest: wei(member(cost, 'greatest')),
    })),
    list: elements(member(place, 'list')).map((entry) => ({
      awardId: text(member(entry, 'awardId')),
      learnerId: text(member(entry, 'learnerId')),
      name: orNull(member(entry, 'name'), text),
      distinction: yesNo(member(entry, 'distinction')),
      findings: elements(member(entry, 'findings')).map(text),
    })),
  };
}

function wei(place: Place): bigint {
  const digits = text(place);
  return /^[0-9]+$/.test(digits) ? BigInt(digits) : refuse(place, 'an amount in wei');
}
