import type { Pathway } from '../../pathway/pathway.ts';
import { batches } from '../../store/batches.ts';
import { type CohortRow, pathwayVersion } from '../../store/cohorts.ts';
import { issuedCounts } from '../../store/credentials.ts';
import { type IssuableRow, issuableRows } from '../../store/issuable.ts';
import type { Connection } from '../../store/store.ts';
import { lateWithoutDueDate } from '../cohorts/late-without-due-date.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { pinnedCohorts } from '../pathways/pinned-cohorts.ts';
import { chooseAwards } from './issue-awards.ts';
import type { AnchoringCost } from './preview/anchoring-cost.ts';
import { certificateFindings } from './preview/certificate-findings.ts';
import { chainFindings } from './preview/chain-findings.ts';
import { cohortFindings, dueDateFinding, formFinding, missingResultsFinding } from './preview/cohort-findings.ts';
import { type Finding, type FindingKind, generalFinding } from './preview/finding.ts';

/** A batch as it would be made. */
export interface PreviewedBatch {
  readonly cohortId: string;
  readonly cohortTitle: string;
  readonly awardId: string;
  readonly award: string;
  /** The version that it was earned under, `id@edition`. */
  readonly pathway: string;
  /** How many certificates it would hold; 0 where all that was earned is issued. */
  readonly credentials: number;
  readonly distinctions: number;
  readonly withoutName: number;
  readonly withoutEmail: number;
  /** Certificates of this award that the cohort has already. */
  readonly issuedBefore: number;
}

/** A certificate as it would be made. Personal: for who asked, and never into a log. */
export interface PreviewedCertificate {
  readonly cohortId: string;
  readonly awardId: string;
  readonly learnerId: string;
  readonly name: string | null;
  readonly distinction: boolean;
  /** What stands out of it. */
  readonly findings: readonly FindingKind[];
}

/** What issuing would do, before anything is done. */
export interface IssuePreview {
  /** Of these each that holds certificates would be one batch and one transaction. */
  readonly awards: readonly PreviewedBatch[];
  readonly batches: number;
  readonly credentials: number;
  /** What weighs most comes first. */
  readonly findings: readonly Finding[];
  /** Something would be issued, and nothing stands in the way. */
  readonly possible: boolean;
  /** Of the batches that would be made and those that wait already; null where the chain could not be asked. */
  readonly cost: AnchoringCost | null;
  /** Batches that are sealed and not on the chain yet: what anchors comes to them too. */
  readonly waiting: number;
  /** All, or as many as were asked for; those of whom something stands out come first. */
  readonly list: readonly PreviewedCertificate[];
}

export interface PreviewOptions {
  readonly cohortIds?: readonly string[] | undefined;
  readonly awardIds?: readonly string[] | undefined;
  /** How many certificates are listed; default 0. */
  readonly listed?: number | undefined;
  /** False: the chain is not asked, so neither cost nor key are looked at. */
  readonly chain?: boolean | undefined;
}

const WEIGHTS: readonly Finding['weight'][] = ['blocks', 'look', 'know'];

/**
 * Says what issuing would do: which batches, for whom, what stands out, and what it costs to anchor them. It changes
 * nothing, asks for no password and sends nothing; whatever could not be found out is a finding.
 *
 * @throws CairnError `cohort-not-found`, `award-not-found`; `pathway-form-outdated` for a cohort that is named
 */
export async function previewIssue(
  installation: Installation,
  options: PreviewOptions = {},
  onProgress: OnProgress = () => {},
): Promise<IssuePreview> {
  const { store, now, issuer } = installation;
  const { pinned, leftOut } = await pinnedCohorts(store, options.cohortIds ?? []);
  const today = now().toISOString().slice(0, 10);
  const issued = await issuedCounts(store.db);
  const awards: PreviewedBatch[] = [];
  const list: PreviewedCertificate[] = [];
  const decidedBy = new Map<string, string>();
  const findings: Finding[] = leftOut.map(formFinding);
  for (const [index, { cohort, versions }] of pinned.entries()) {
    const { cohort_id: cohortId } = cohort;
    findings.push(...cohortFindings(cohort, today));
    const undated = dueDateFinding(cohortId, await lateWithoutDueDate(store.db, cohort));
    if (undated !== null) findings.push(undated);
    // Of a cohort that was never evaluated nothing is issued, whatever decisions a run that was cut off has left.
    const chosen = cohort.evaluated_revision === null ? [] : chooseAwards(versions, options.awardIds);
    const seen = new Set<string>();
    for (const { pathwayDigest, pathway, award } of chosen) {
      const rows = await issuableRows(store.db, cohortId, award.id, pathwayDigest);
      const found = certificateFindings({ cohortId, awardId: award.id }, rows, await unprintable(rows));
      findings.push(...found.findings);
      const isFirst = !seen.has(award.id);
      seen.add(award.id);
      // What is told of an award whatever the version is told once; and of further versions only what there is of them.
      if (isFirst) {
        const missing = await missingResultsFinding(store.db, cohortId, award.id);
        if (missing !== null) findings.push(missing);
      } else if (rows.length === 0) continue;
      const before = issued.find(({ cohort_id, award_id }) => cohort_id === cohortId && award_id === award.id);
      awards.push(batchOf(cohort, pathway, award, rows, isFirst ? (before?.certificates ?? 0) : 0));
      for (const row of rows) list.push(certificateOf(cohortId, award.id, row, found.kindsOf(row.learner_id)));
      if (rows.length > 0) decidedBy.set(pathwayDigest, `${pathway.id}@${pathway.edition}`);
    }
    onProgress({ step: cohortId, done: index + 1, total: pinned.length });
  }
  const made = awards.filter(({ credentials }) => credentials > 0);
  const sealed = await batches(store.db, ['sealed']);
  const waiting = sealed.length;
  const largest = made.reduce((most, { credentials }) => Math.max(most, credentials), 1);
  const chain =
    options.chain === false
      ? { findings: [], cost: null }
      : await chainFindings(installation, {
          batches: made.length + waiting,
          largest,
          pathways: new Map([...decidedBy, ...(await pathwaysOf(store.db, sealed))]),
        });
  findings.push(...chain.findings, ...generalFindings(awards, waiting, issuer.issuerId));
  const credentials = list.length;
  return {
    awards,
    batches: made.length,
    credentials,
    findings: findings.sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight)),
    possible: credentials > 0 && !findings.some(({ weight }) => weight === 'blocks'),
    cost: chain.cost,
    waiting,
    list: list
      .sort((a, b) => Number(b.findings.length > 0) - Number(a.findings.length > 0))
      .slice(0, options.listed ?? 0),
  };
}

/** The pathway versions by which something was decided, each with its name. */
async function pathwaysOf(
  db: Connection,
  decided: readonly { readonly pathway_digest: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { pathway_digest: digest } of decided) {
    if (names.has(digest)) continue;
    const { pathway_id, edition } = await pathwayVersion(db, digest);
    names.set(digest, `${pathway_id}@${edition}`);
  }
  return names;
}

function generalFindings(awards: readonly PreviewedBatch[], waiting: number, issuerId: bigint | null): Finding[] {
  const findings: Finding[] = [];
  if (issuerId === null) {
    findings.push(
      generalFinding({
        kind: 'issuer-not-registered',
        weight: 'blocks',
        sentence: 'The issuer is not registered on the chain yet: a certificate could not say who anchored it.',
        remedy: 'Run npx cairn issuer register.',
      }),
    );
  }
  const before = awards.reduce((sum, { issuedBefore }) => sum + issuedBefore, 0);
  if (before > 0) {
    const sentence = `${before} of these certificates exist already and are not issued again.`;
    findings.push({
      ...generalFinding({ kind: 'issued-before', weight: 'know', sentence, remedy: null }),
      count: before,
    });
  }
  if (waiting > 0) {
    const sentence = `${waiting} sealed ${waiting === 1 ? 'batch waits' : 'batches wait'} to be anchored, and would be with the others.`;
    findings.push({
      ...generalFinding({ kind: 'batches-waiting', weight: 'know', sentence, remedy: null }),
      count: waiting,
    });
  }
  return findings;
}

async function unprintable(rows: readonly IssuableRow[]): Promise<ReadonlySet<string>> {
  const names = rows.flatMap(({ name }) => (name === null ? [] : [name]));
  if (names.length === 0) return new Set();
  // Fonts are loaded by who needs them, not by every command.
  const { unprintableTexts } = await import('../../formats/printable.ts');
  return await unprintableTexts(names);
}

function batchOf(
  cohort: CohortRow,
  { id, edition }: Pathway,
  award: { readonly id: string; readonly name: string },
  rows: readonly IssuableRow[],
  issuedBefore: number,
): PreviewedBatch {
  return {
    cohortId: cohort.cohort_id,
    cohortTitle: cohort.title,
    awardId: award.id,
    award: award.name,
    pathway: `${id}@${edition}`,
    credentials: rows.length,
    distinctions: rows.filter(({ distinction }) => distinction === 1).length,
    withoutName: rows.filter(({ name }) => name === null).length,
    withoutEmail: rows.filter(({ email }) => email === null).length,
    issuedBefore,
  };
}

function certificateOf(
  cohortId: string,
  awardId: string,
  row: IssuableRow,
  findings: readonly FindingKind[],
): PreviewedCertificate {
  const { learner_id: learnerId, name, distinction } = row;
  return { cohortId, awardId, learnerId, name, distinction: distinction === 1, findings };
}
