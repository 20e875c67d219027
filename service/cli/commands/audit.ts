import { type Configuration, isInstalled, readConfiguration } from '../../config.ts';
import { auditRecordJson } from '../../core/audit/audit-cells.ts';
import { isFinal } from '../../core/audit/audit-reading.ts';
import { isRecordKind, type RecordKind, recordKinds } from '../../core/audit/audit-record.ts';
import type { AuditReport } from '../../core/audit/audit-report.ts';
import { filterRecords, type RecordFilter, WHOLE_REGISTRY } from '../../core/audit/audit-scope.ts';
import { parseAuditTime } from '../../core/audit/audit-time.ts';
import type { AuditAnswer, AuditPlace } from '../../core/audit/difference.ts';
import { CairnError, type ErrorCode } from '../../core/errors.ts';
import type { DeploymentPin } from '../../core/pins.ts';
import { isStatusReason, type StatusReason, statusReasons } from '../../core/status-reason.ts';
import { auditCsv } from '../../formats/audit-csv.ts';
import { auditWithPins, deploymentToAudit, withEndpoints } from '../../registrar/verification/audit-with-pins.ts';
import { readManifests } from '../../registrar/verification/given-manifests.ts';
import { pinsFrom, withShippedPins } from '../../registrar/verification/verify-with-pins.ts';
import { auditView } from '../audit-view.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { plainText } from '../plain-text.ts';
import { rpcUrls } from '../rpc-url.ts';
import { counted } from '../words.ts';
import { writeWhole } from '../write-whole.ts';
import { type AddCommands, example, gathered } from './command-group.ts';

interface AuditFlags {
  readonly issuer?: string;
  readonly from?: number;
  readonly to?: number;
  readonly reason?: StatusReason;
  readonly kind?: RecordKind;
  readonly batch?: string;
  readonly asOf?: number;
  readonly manifests?: readonly string[];
  readonly csv?: string;
  readonly rpc?: readonly string[];
  readonly pins?: string;
  readonly registry?: string;
}

/** `cairn audit [--issuer ID|DID|all] [--from DATE] [--to DATE] [--manifests DIR|URL] [--csv FILE] ...` */
export const addAudit: AddCommands = (program, cli) => {
  program
    .command('audit')
    .option('--issuer <id>', "an issuer's number or DID, or all; default: this installation's, else all")
    .option('--from <date>', 'only records from this day or moment on (UTC)', (text) => parseAuditTime(text, 'start'))
    .option('--to <date>', 'only records up to this day or moment', (text) => parseAuditTime(text, 'end'))
    .option('--reason <reason>', `only records for this reason: ${statusReasons.join(', ')}`, parsedReason)
    .option('--kind <kind>', `only records of this kind: ${recordKinds.join(', ')}`, parsedKind)
    .option('--batch <root-or-id>', 'only what is about this batch')
    .option('--as-of <date>', 'as it was known at the end of this day, or at this moment', (text) =>
      parseAuditTime(text, 'end'),
    )
    .option(
      '--manifests <dir-or-url>',
      "manifests to recompute roots from: a file, a folder, or an issuer's server, whose own word is compared too; may be given several times",
      gathered,
    )
    .option('--csv <file>', 'write the records into this file as well')
    .option('--rpc <url>', 'a node to read from, in place of the pinned ones; several are compared', rpcUrls)
    .option('--pins <file>', 'the registries to trust, in place of those of this folder')
    .option('--registry <address>', 'which of several pinned registries')
    .description(
      'list everything that was done on the chain, from the chain alone, and compare it with all that claims to agree',
    )
    .addHelpText('after', example('audit', 'audit --issuer all --manifests https://college.example --csv audit.csv'))
    .action((flags: AuditFlags) => audit(cli, flags));
};

async function audit(cli: Cli, flags: AuditFlags): Promise<void> {
  const { terminal } = cli;
  const here = installed(cli);
  const deployment = chosenDeployment(here, flags);
  const isUrl = (text: string): boolean => /^https?:\/\//.test(text);
  const sources = flags.manifests ?? [];
  const given = await Promise.all(sources.filter((text) => !isUrl(text)).map(readManifests));
  const request = {
    issuer: flags.issuer ?? ownIssuer(here, flags) ?? 'all',
    batch: flags.batch,
    asOf: flags.asOf ?? null,
    manifests: given.flatMap(({ manifests }) => manifests),
    unreadable: given.flatMap(({ unreadable }) => unreadable),
    servers: sources.filter(isUrl),
  };
  const installation = here === null ? undefined : async () => (await cli.open()).installation;
  try {
    const report = await terminal.showing((onProgress) =>
      auditWithPins(request, { deployment, now: new Date(), installation, onProgress }),
    );
    await show(cli, report, flags);
  } catch (error) {
    if (!(error instanceof CairnError && UNREAD.has(error.code))) throw error;
    tellUnread(cli, error);
  }
}

/** What keeps a chain from being read at all: then nothing is known, which is an answer. */
const UNREAD: ReadonlySet<ErrorCode> = new Set(['chain-unavailable', 'wrong-chain', 'registry-unknown']);

/** The configuration in this folder; null where there is none. */
function installed({ environment }: Cli): Configuration | null {
  return isInstalled(environment) ? readConfiguration(environment) : null;
}

/** The registry that is named, or that of the installation, or the only one that is pinned; with the nodes to ask. */
function chosenDeployment(here: Configuration | null, { pins: file, registry, rpc }: AuditFlags): DeploymentPin {
  if (here !== null && file === undefined && registry === undefined) {
    return withEndpoints(here.deployment, here.deployment, rpc);
  }
  const pins = here !== null && file === undefined ? withShippedPins(here.pins) : pinsFrom(file);
  return withEndpoints(deploymentToAudit(pins, registry), here?.deployment, rpc);
}

function ownIssuer(here: Configuration | null, { pins, registry }: AuditFlags): string | undefined {
  return pins === undefined && registry === undefined ? here?.issuer.issuerId?.toString() : undefined;
}

async function show(cli: Cli, report: AuditReport, flags: AuditFlags): Promise<void> {
  const { terminal } = cli;
  const { from = null, to = null, reason: why = null, kind: only = null, asOf = null, csv } = flags;
  const filter: RecordFilter = { ...WHOLE_REGISTRY, from, to, reason: why, kind: only };
  const shown = filterRecords(report.records, filter);
  if (csv !== undefined) await writeWhole(csv, auditCsv(shown));
  // "kind" tells what a line is, so the kind of a record goes by another name.
  for (const record of shown) {
    const { kind: act, ...known } = auditRecordJson(record);
    terminal.record({ kind: 'record', act, ...known });
  }
  for (const { place, ...line } of report.differences)
    terminal.record({ kind: 'difference', ...line, place: plain(place) });
  for (const { place, ...line } of report.notChecked)
    terminal.record({ kind: 'not-checked', ...line, place: plain(place) });
  const { reading, counts, countsNow, recomputedRoots, answer } = report;
  const { deployment, endpoint, agreeing, block, finalBlock } = reading;
  terminal.record({
    kind: 'summary',
    command: 'audit',
    answer,
    chainId: deployment.chainId,
    registry: deployment.registry,
    endpoint,
    agreeing,
    block,
    final: isFinal(reading),
    finalBlock,
    asOf,
    records: shown.length,
    counts,
    countsNow,
    recomputedRoots,
    differences: report.differences.length,
    notChecked: report.notChecked.length,
  });
  terminal.say(...auditView(report, shown, asOf, terminal.paint));
  if (csv !== undefined) terminal.say(`Wrote ${counted(shown.length, 'record')} to ${plainText(csv)}.`);
  cli.exitStatus = EXIT_OF[answer];
}

const EXIT_OF: Readonly<Record<AuditAnswer, ExitStatus>> = {
  'no-difference': EXIT.done,
  differences: EXIT.invalid,
  'could-not-tell': EXIT.unknown,
};

function tellUnread(cli: Cli, error: CairnError): void {
  const { terminal } = cli;
  const { code, message } = error;
  const remedy = error.remedy ?? null;
  const answer: AuditAnswer = 'could-not-tell';
  terminal.record({ kind: 'not-checked', code: 'chain-unread', why: message, open: true, place: {} });
  terminal.record({ kind: 'summary', command: 'audit', answer, error: { code, message, remedy } });
  terminal.say(
    `${terminal.paint('COULD NOT TELL', 'yellow', 'bold')} (${code}): ${plainText(message)}`,
    ...(remedy === null ? [] : [`  ${plainText(remedy)}`]),
  );
  cli.exitStatus = EXIT.unknown;
}

function plain({ issuerId, ...others }: AuditPlace): Readonly<Record<string, unknown>> {
  return issuerId === undefined ? others : { issuerId: String(issuerId), ...others };
}

function parsedReason(text: string): StatusReason {
  if (isStatusReason(text)) return text;
  throw new CairnError('malformed-command', `--reason ${JSON.stringify(text)} is no reason`, {
    remedy: `choose one of ${statusReasons.join(', ')}`,
  });
}

function parsedKind(text: string): RecordKind {
  if (isRecordKind(text)) return text;
  throw new CairnError('malformed-command', `--kind ${JSON.stringify(text)} is no kind of record`, {
    remedy: `choose one of ${recordKinds.join(', ')}`,
  });
}
