import { CairnError } from '../../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import {
  arrayAt,
  documentPlace,
  elements,
  integerAt,
  member,
  objectAt,
  type Place,
  refuse,
} from '../../../core/shape.ts';
import { DeskProblem } from './desk-problem.ts';

/** Who the key is, what it may do, and for which issuer. */
export interface Session {
  readonly name: string;
  readonly role: string;
  readonly issuerName: string;
  readonly chainName: string;
}

export interface Award {
  readonly awardId: string;
  readonly name: string;
  readonly earned: number;
  readonly distinctions: number;
  readonly issued: number;
}

export interface Cohort {
  readonly cohortId: string;
  readonly title: string;
  readonly pathway: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly resultsUntil: string | null;
  readonly learners: number;
  readonly left: number;
  readonly evaluated: number;
  readonly outdated: boolean;
  readonly awards: readonly Award[];
}

const BATCH_STATES = ['open', 'sealed', 'submitted', 'included', 'final'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export interface Batch {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly state: BatchState;
  readonly size: number;
  readonly blockNumber: number | null;
  readonly transactionHash: string | null;
}

const WEIGHTS = ['blocks', 'look', 'know'] as const;

export interface Finding {
  readonly kind: string;
  readonly weight: (typeof WEIGHTS)[number];
  readonly awardId: string | null;
  readonly count: number;
  readonly sentence: string;
  readonly remedy: string | null;
  readonly learners: readonly string[];
}

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

/** Amounts in wei. */
export interface Cost {
  readonly gas: number;
  readonly basis: 'estimated' | 'measured';
  readonly expected: bigint;
  readonly greatest: bigint;
}

export interface PreviewedCertificate {
  readonly awardId: string;
  readonly learnerId: string;
  readonly name: string | null;
  readonly distinction: boolean;
  readonly findings: readonly string[];
}

const STANDINGS = ['pending', 'in-force', 'suspended', 'revoked', 'void', 'unknown'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Certificate {
  readonly credentialHash: string;
  readonly revision: number;
  readonly learnerId: string | null;
  readonly name: string | null;
  readonly standing: Standing;
  readonly supersededBy: string | null;
}

export interface CertificatePage {
  readonly certificates: readonly Certificate[];
  readonly next: number | null;
}

/** A pathway version that cohorts can be pinned to. */
export interface Pathway {
  /** As a cohort names it: `welding@2026.1`. */
  readonly name: string;
  readonly title: string;
}

/** Who was written to, or would be. */
export interface Delivery {
  /** By this request: there may be more than one writes to. */
  readonly recipients: number;
  readonly sent: number;
  readonly failed: readonly { readonly learnerId: string; readonly failure: string }[];
  readonly remaining: number;
  readonly withoutAddress: number;
  readonly unusableAddress: number;
  readonly alreadySent: number;
}

const ACT_STATES = ['pending', 'submitted', 'included', 'final', 'refused'] as const;

export interface Act {
  readonly state: (typeof ACT_STATES)[number];
  readonly failure: string | null;
}

/**
 * Reads an answer of the service.
 *
 * @throws DeskProblem `unreadable` when it is not what its interface says
 */
export function readAnswer<T>(json: JsonValue, read: (place: Place) => T): T {
  try {
    return read(documentPlace(json, 'malformed-json'));
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    throw new DeskProblem(
      'unreadable',
      `The service answered with what this page cannot read: ${error.message}.`,
      'Load the page again: it may be older than the service.',
      200,
    );
  }
}

export function sessionAt(place: Place): Session {
  return {
    name: text(member(place, 'name')),
    role: text(member(place, 'role')),
    issuerName: text(member(member(place, 'issuer'), 'name')),
    chainName: text(member(member(place, 'chain'), 'name')),
  };
}

export function cohortsAt(place: Place): Cohort[] {
  return elements(member(place, 'cohorts')).map(cohortAt);
}

export function cohortAt(place: Place): Cohort {
  return {
    cohortId: text(member(place, 'cohortId')),
    title: text(member(place, 'title')),
    pathway: `${text(member(place, 'pathwayId'))}@${text(member(place, 'edition'))}`,
    startsOn: orNull(member(place, 'startsOn'), text),
    endsOn: orNull(member(place, 'endsOn'), text),
    resultsUntil: orNull(member(place, 'resultsUntil'), text),
    learners: count(member(place, 'learners')),
    left: count(member(place, 'withdrawn')) + count(member(place, 'transferred')),
    evaluated: count(member(place, 'evaluated')),
    outdated: yesNo(member(place, 'outdated')),
    awards: elements(member(place, 'awards')).map((award) => ({
      awardId: text(member(award, 'awardId')),
      name: text(member(award, 'name')),
      earned: count(member(award, 'earned')),
      distinctions: count(member(award, 'distinctions')),
      issued: count(member(award, 'issued')),
    })),
  };
}

export function pathwaysAt(place: Place): Pathway[] {
  return elements(member(place, 'pathways')).map((pathway) => ({
    name: `${text(member(pathway, 'id'))}@${text(member(pathway, 'edition'))}`,
    title: text(member(pathway, 'title')),
  }));
}

export function deliveryAt(place: Place): Delivery {
  return {
    recipients: count(member(place, 'recipients')),
    sent: count(member(place, 'sent')),
    failed: elements(member(place, 'failed')).map((failed) => ({
      learnerId: text(member(failed, 'learnerId')),
      failure: text(member(failed, 'failure')),
    })),
    remaining: count(member(place, 'remaining')),
    withoutAddress: lengthAt('withoutAddress')(place),
    unusableAddress: lengthAt('unusableAddress')(place),
    alreadySent: count(member(place, 'alreadySent')),
  };
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

export function certificatePageAt(place: Place): CertificatePage {
  return {
    certificates: elements(member(place, 'certificates')).map((certificate) => ({
      credentialHash: text(member(certificate, 'credentialHash')),
      revision: count(member(certificate, 'revision')),
      learnerId: orNull(member(certificate, 'learnerId'), text),
      name: orNull(member(certificate, 'name'), text),
      standing: oneOf(member(certificate, 'standing'), STANDINGS),
      supersededBy: orNull(member(certificate, 'supersededBy'), text),
    })),
    next: orNull(member(place, 'next'), count),
  };
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

/** The address of the one link that was made. */
export function holderLinkAt(place: Place): string {
  const [link] = elements(member(place, 'links'));
  return link === undefined ? refuse(place, 'a link') : text(member(link, 'url'));
}

/** The ids of acts that an answer names. */
export function actIdsAt(place: Place): string[] {
  return elements(member(place, 'acts')).map(text);
}

/** How many objects a list of an answer has. */
export function lengthAt(name: string): (place: Place) => number {
  return (place) => arrayAt(member(place, name)).length;
}

export function count(place: Place): number {
  return integerAt(place, 0);
}

/** A text, which may be empty. */
export function text(place: Place): string {
  return typeof place.value === 'string' ? place.value : refuse(place, 'a text');
}

export function yesNo(place: Place): boolean {
  return typeof place.value === 'boolean' ? place.value : refuse(place, 'true or false');
}

export function orNull<T>(place: Place, read: (place: Place) => T): T | null {
  return place.value === null ? null : read(place);
}

export function oneOf<const T extends string>(place: Place, known: readonly T[]): T {
  return known.find((value) => value === place.value) ?? refuse(place, `one of ${known.join(', ')}`);
}

function wei(place: Place): bigint {
  const digits = text(place);
  return /^[0-9]+$/.test(digits) ? BigInt(digits) : refuse(place, 'an amount in wei');
}

/** A problem document; null where the answer is none. */
export function problemIn(json: JsonValue, status: number): DeskProblem | null {
  try {
    const problem: JsonObject = objectAt(documentPlace(json, 'malformed-json'));
    const { code, detail, remedy } = problem;
    if (typeof code !== 'string' || typeof detail !== 'string') return null;
    return new DeskProblem(code, detail, typeof remedy === 'string' ? remedy : null, status);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}
