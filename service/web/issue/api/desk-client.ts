import { member, type Place } from '../../../core/shape.ts';
import { count, lengthAt, text } from './answer-shapes.ts';
import {
  type Act,
  actAt,
  actIdsAt,
  type Batch,
  batchesAt,
  type RequestedAnchoring,
  requestedAnchoringsAt,
} from './batch.ts';
import { type CertificatePage, certificatePageAt, type Delivery, deliveryAt, holderLinkAt } from './certificate.ts';
import { type Cohort, type CohortDates, cohortAt, cohortsAt, type Pathway, pathwaysAt } from './cohort.ts';
import { type Preview, previewAt } from './preview.ts';
import { type ResultsReport, resultsReportAt } from './results-report.ts';
import { type Review, type ReviewFinding, reviewsAt } from './review.ts';
import { ServiceClient } from './service-client.ts';
import { type Session, sessionAt } from './session.ts';

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

/** A cohort to be made. */
export interface NewCohort extends CohortDates {
  readonly cohortId: string;
  readonly pathway: string;
  readonly title?: string;
}

/** What the registrar's desk asks of the service. Every method throws DeskProblem for what was not done. */
export class DeskClient {
  readonly #service: ServiceClient;

  constructor(token: string) {
    this.#service = new ServiceClient(token);
  }

  session(): Promise<Session> {
    return this.#service.ask({ method: 'GET', path: '/v1/session' }, sessionAt);
  }

  cohorts(): Promise<Cohort[]> {
    return this.#service.ask({ method: 'GET', path: '/v1/cohorts' }, cohortsAt);
  }

  cohort(cohortId: string): Promise<Cohort> {
    return this.#service.ask({ method: 'GET', path: `/v1/cohorts/${encodeURIComponent(cohortId)}` }, cohortAt);
  }

  pathways(): Promise<Pathway[]> {
    return this.#service.ask({ method: 'GET', path: '/v1/pathways' }, pathwaysAt);
  }

  /** Makes a cohort. */
  makeCohort(cohort: NewCohort): Promise<Cohort> {
    return this.#post('/v1/cohorts', cohort, cohortAt);
  }

  setDates(cohortId: string, dates: CohortDates): Promise<Cohort> {
    const path = `/v1/cohorts/${encodeURIComponent(cohortId)}`;
    return this.#service.write({ method: 'PATCH', path, body: dates }, cohortAt);
  }

  batches(): Promise<Batch[]> {
    return this.#service.ask({ method: 'GET', path: '/v1/batches' }, batchesAt);
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
    return this.#service.write({ method: 'POST', path: `/v1/results?${query}`, raw }, resultsReportAt);
  }

  /** Returns of how many learners there were decisions to take, and how many are new or came out otherwise. */
  evaluate(cohortId: string): Promise<{ readonly learners: number; readonly changed: number }> {
    return this.#post('/v1/evaluations', { cohortIds: [cohortId] }, (place) => ({
      learners: count(member(place, 'learners')),
      changed: count(member(place, 'changed')),
    }));
  }

  preview(cohortId: string, listed: number): Promise<Preview> {
    const body = { cohortIds: [cohortId], listed };
    return this.#service.ask({ method: 'POST', path: '/v1/previews', body }, previewAt);
  }

  /** Returns how many batches were made. */
  issue(cohortId: string): Promise<number> {
    return this.#post('/v1/batches', { cohortIds: [cohortId] }, lengthAt('batches'));
  }

  /** Returns the act that anchors each batch. */
  anchor(batchIds: readonly string[]): Promise<RequestedAnchoring[]> {
    return this.#post('/v1/anchorings', { batchIds }, requestedAnchoringsAt);
  }

  /** Returns the link's address, which is not shown again. */
  makeHolderLink(credentialHash: string): Promise<string> {
    return this.#post('/v1/holder-links', { certificate: credentialHash }, holderLinkAt);
  }

  /** Returns how many links to the certificate were withdrawn. */
  withdrawHolderLinks(credentialHash: string): Promise<number> {
    const path = `/v1/holder-links?certificate=${credentialHash}`;
    return this.#service.write({ method: 'DELETE', path }, (place) => count(member(place, 'withdrawn')));
  }

  certificates(batchId: string, from: number, matching: string): Promise<CertificatePage> {
    const body = { from, limit: 50, ...(matching === '' ? {} : { matching }) };
    return this.#service.ask({ method: 'POST', path: `/v1/batches/${batchId}/certificates`, body }, certificatePageAt);
  }

  /** Returns the acts that bring the change onto the chain. */
  changeStatus(change: StatusChange, credentialHash: string, reason: string): Promise<string[]> {
    return this.#post('/v1/revocations', { change, credentialHashes: [credentialHash], reason }, actIdsAt);
  }

  /** Returns the batch that holds the certificate which takes the place of the old one; the service anchors it. */
  correct(credentialHash: string, name: string): Promise<string> {
    return this.#post('/v1/supersessions', { credentialHash, name }, (place) => text(member(place, 'batchId')));
  }

  /** As {@link correct}, with the name as it is and what is decided now. */
  correctAsDecided(credentialHash: string): Promise<string> {
    const body = { credentialHash, basis: 'as-decided' };
    return this.#post('/v1/supersessions', body, (place) => text(member(place, 'batchId')));
  }

  /** The reviews of a cohort that wait for a person. */
  reviews(cohortId: string): Promise<Review[]> {
    const query = new URLSearchParams({ cohort: cohortId });
    return this.#service.ask({ method: 'GET', path: `/v1/reviews?${query}` }, reviewsAt);
  }

  async closeReview(reviewId: string, finding: ReviewFinding): Promise<void> {
    await this.#post(`/v1/reviews/${reviewId}/closure`, finding, () => null);
  }

  act(actId: string): Promise<Act> {
    return this.#service.ask({ method: 'GET', path: `/v1/acts/${actId}` }, actAt);
  }

  /**
   * Writes to holders of the cohort's certificates, each with a link of their own: to some at a time, for the answer tells
   * how many remain.
   */
  deliver(cohortId: string, dryRun: boolean): Promise<Delivery> {
    return this.#post('/v1/deliveries', { cohort: cohortId, dryRun }, deliveryAt);
  }

  /** All certificates of the cohort that are final: files, PDFs and an index. */
  archive(cohortId: string): Promise<Blob> {
    return this.#service.file(`/v1/cohorts/${encodeURIComponent(cohortId)}/archive`);
  }

  /** The certificate file, as it is handed out. */
  certificateFile(credentialHash: string): Promise<Blob> {
    return this.#service.file(`/v1/credentials/${credentialHash}/certificate`);
  }

  #post<T>(path: string, body: unknown, read: (place: Place) => T): Promise<T> {
    return this.#service.write({ method: 'POST', path, body }, read);
  }
}
