import { CairnError } from '../../../core/errors.ts';
import type { JsonValue } from '../../../core/json.ts';
import type { Place } from '../../../core/shape.ts';
import { member } from '../../../core/shape.ts';
import { parseStrictJson } from '../../../core/strict-json.ts';
import {
  type Act,
  actAt,
  actIdsAt,
  type Batch,
  batchesAt,
  type CertificatePage,
  type Cohort,
  certificatePageAt,
  cohortAt,
  cohortsAt,
  count,
  type Delivery,
  deliveryAt,
  holderLinkAt,
  lengthAt,
  type Pathway,
  type Preview,
  pathwaysAt,
  previewAt,
  problemIn,
  type RequestedAnchoring,
  readAnswer,
  requestedAnchoringsAt,
  type Session,
  sessionAt,
  text,
} from './answers.ts';
import { DeskProblem } from './desk-problem.ts';
import { type ResultsReport, resultsReportAt } from './results-report.ts';

/** What the desk does to certificates: it can be undone, but for a revocation. */
export type StatusChange = 'suspend' | 'reinstate' | 'revoke';

/** How a file of results is sent: for a look or for good, and how it is to be read where that cannot be recognised. */
export interface ReadingOfFile {
  readonly dryRun: boolean;
  /** The points that could be reached, where scores are no percentages; empty where they are. */
  readonly outOf: string;
  /** As the interface calls them; empty where it is to be recognised. */
  readonly date: '' | 'iso' | 'day-month-year' | 'month-day-year' | 'day-number';
}

const MAX_ANSWER = { maxBytes: 64 * 1024 * 1024, maxDepth: 32 } as const;

/** A cohort to be made. */
export interface NewCohort {
  readonly cohortId: string;
  readonly pathway: string;
  readonly title?: string;
  /** Days; null for none. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly resultsUntil: string | null;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** For a body that is no JSON. */
  readonly raw?: { readonly type: string; readonly content: Blob };
}

/**
 * The service, as who holds an API key of the registrar's asks it. Every method throws DeskProblem for what was not done.
 *
 * A write is sent with a key of its own (Idempotency-Key), and when its answer is lost it is sent once more with the same:
 * so nothing is done twice.
 */
export class DeskClient {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  session(): Promise<Session> {
    return this.#ask({ method: 'GET', path: '/v1/session' }, sessionAt);
  }

  cohorts(): Promise<Cohort[]> {
    return this.#ask({ method: 'GET', path: '/v1/cohorts' }, cohortsAt);
  }

  cohort(cohortId: string): Promise<Cohort> {
    return this.#ask({ method: 'GET', path: `/v1/cohorts/${encodeURIComponent(cohortId)}` }, cohortAt);
  }

  pathways(): Promise<Pathway[]> {
    return this.#ask({ method: 'GET', path: '/v1/pathways' }, pathwaysAt);
  }

  /** Makes a cohort. */
  makeCohort(cohort: NewCohort): Promise<Cohort> {
    return this.#write('/v1/cohorts', cohort, cohortAt);
  }

  setDates(cohortId: string, dates: Pick<NewCohort, 'startsOn' | 'endsOn' | 'resultsUntil'>): Promise<Cohort> {
    const path = `/v1/cohorts/${encodeURIComponent(cohortId)}`;
    return this.#ask({ method: 'PATCH', path, body: dates }, cohortAt, crypto.randomUUID());
  }

  batches(): Promise<Batch[]> {
    return this.#ask({ method: 'GET', path: '/v1/batches' }, batchesAt);
  }

  /**
   * Sends a CSV file with the results of a cohort. Lines that are not as they should be are told of and left out, so that a
   * dry run says all there is to say of the file.
   */
  results(cohortId: string, file: Blob, { dryRun, outOf, date }: ReadingOfFile): Promise<ResultsReport> {
    const query = new URLSearchParams({ cohort: cohortId, dryRun: String(dryRun), skipInvalid: 'true' });
    if (outOf !== '') query.set('outOf', outOf);
    if (date !== '') query.set('date', date);
    const raw = { type: 'text/csv', content: file };
    return this.#ask({ method: 'POST', path: `/v1/results?${query}`, raw }, resultsReportAt, crypto.randomUUID());
  }

  /** Returns of how many learners there were decisions to take, and how many are new or came out otherwise. */
  evaluate(cohortId: string): Promise<{ readonly learners: number; readonly changed: number }> {
    return this.#write('/v1/evaluations', { cohortIds: [cohortId] }, (place) => ({
      learners: count(member(place, 'learners')),
      changed: count(member(place, 'changed')),
    }));
  }

  preview(cohortId: string, listed: number): Promise<Preview> {
    return this.#ask({ method: 'POST', path: '/v1/previews', body: { cohortIds: [cohortId], listed } }, previewAt);
  }

  /** Returns how many batches were made. */
  issue(cohortId: string): Promise<number> {
    return this.#write('/v1/batches', { cohortIds: [cohortId] }, lengthAt('batches'));
  }

  /** Returns the act that anchors each batch. */
  anchor(batchIds: readonly string[]): Promise<RequestedAnchoring[]> {
    return this.#write('/v1/anchorings', { batchIds }, requestedAnchoringsAt);
  }

  /** Returns the link's address, which is not shown again. */
  makeHolderLink(credentialHash: string): Promise<string> {
    return this.#write('/v1/holder-links', { certificate: credentialHash }, holderLinkAt);
  }

  /** Returns how many links to the certificate were withdrawn. */
  withdrawHolderLinks(credentialHash: string): Promise<number> {
    const path = `/v1/holder-links?certificate=${credentialHash}`;
    return this.#ask({ method: 'DELETE', path }, (place) => count(member(place, 'withdrawn')), crypto.randomUUID());
  }

  certificates(batchId: string, from: number, matching: string): Promise<CertificatePage> {
    const body = { from, limit: 50, ...(matching === '' ? {} : { matching }) };
    return this.#ask({ method: 'POST', path: `/v1/batches/${batchId}/certificates`, body }, certificatePageAt);
  }

  /** Returns the acts that bring the change onto the chain. */
  changeStatus(change: StatusChange, credentialHash: string, reason: string): Promise<string[]> {
    return this.#write('/v1/revocations', { change, credentialHashes: [credentialHash], reason }, actIdsAt);
  }

  /** Returns the batch that holds the certificate which takes the place of the old one; the service anchors it. */
  correct(credentialHash: string, name: string): Promise<string> {
    return this.#write('/v1/supersessions', { credentialHash, name }, (place) => text(member(place, 'batchId')));
  }

  act(actId: string): Promise<Act> {
    return this.#ask({ method: 'GET', path: `/v1/acts/${actId}` }, actAt);
  }

  /**
   * Writes to holders of the cohort's certificates, each with a link of their own: to some at a time, for the answer tells
   * how many remain.
   */
  deliver(cohortId: string, dryRun: boolean): Promise<Delivery> {
    return this.#write('/v1/deliveries', { cohort: cohortId, dryRun }, deliveryAt);
  }

  /** All certificates of the cohort that are final: files, PDFs and an index. */
  async archive(cohortId: string): Promise<Blob> {
    const response = await this.#send({ method: 'GET', path: `/v1/cohorts/${encodeURIComponent(cohortId)}/archive` });
    try {
      return await response.blob();
    } catch (error) {
      // It is sent as it is made: what breaks off in the middle is no archive.
      if (error instanceof TypeError) throw unreachable();
      throw error;
    }
  }

  /** The certificate file, as it is handed out. */
  async certificateFile(credentialHash: string): Promise<Blob> {
    const response = await this.#send({ method: 'GET', path: `/v1/credentials/${credentialHash}/certificate` });
    return await response.blob();
  }

  #write<T>(path: string, body: unknown, read: (place: Place) => T): Promise<T> {
    return this.#ask({ method: 'POST', path, body }, read, crypto.randomUUID());
  }

  async #ask<T>(request: Request, read: (place: Place) => T, idempotencyKey?: string): Promise<T> {
    const response = await this.#send(request, idempotencyKey);
    return readAnswer(await jsonOf(response), read);
  }

  async #send(request: Request, idempotencyKey?: string): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(request, idempotencyKey);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // Nobody knows whether it was done. With its key it can be asked for again.
      if (request.method !== 'GET' && idempotencyKey === undefined) throw unreachable();
      response = await this.#fetch(request, idempotencyKey).catch((again: unknown) => {
        throw again instanceof TypeError ? unreachable() : again;
      });
    }
    if (response.ok) return response;
    throw problemIn(await jsonOf(response), response.status) ?? unexpected(response.status);
  }

  #fetch({ method, path, body, raw }: Request, idempotencyKey: string | undefined): Promise<Response> {
    const headers = new Headers({ Authorization: `Bearer ${this.#token}`, Accept: 'application/json' });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (raw !== undefined) headers.set('Content-Type', raw.type);
    if (idempotencyKey !== undefined) headers.set('Idempotency-Key', `"${idempotencyKey}"`);
    return fetch(path, {
      method,
      headers,
      body: raw?.content ?? (body === undefined ? null : JSON.stringify(body)),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  }
}

async function jsonOf(response: Response): Promise<JsonValue> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  try {
    return parseStrictJson(bytes, MAX_ANSWER);
  } catch (error) {
    if (error instanceof CairnError) throw unexpected(response.status);
    throw error;
  }
}

function unreachable(): DeskProblem {
  return new DeskProblem(
    'unreachable',
    'The service does not answer.',
    'Check the connection and try again. Whatever was accepted before is kept.',
    0,
  );
}

function unexpected(status: number): DeskProblem {
  return new DeskProblem(
    'unreadable',
    `The service answered ${status}, and nothing that this page can read.`,
    'Try again; if it stays so, tell whoever runs the service.',
    status,
  );
}
