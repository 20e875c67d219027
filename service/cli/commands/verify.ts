import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cairnHome, readConfiguration } from '../../config.ts';
import { CairnError } from '../../core/errors.ts';
import type { StatusChange } from '../../core/status-change.ts';
import type { Verdict } from '../../core/verdict.ts';
import { verdictJson } from '../../core/verdict-json.ts';
import { isPdf } from '../../registrar/certificates/certificate-in-pdf.ts';
import {
  changeBehind,
  type PinnedVerification,
  pinsFrom,
  verifyHashWithPins,
  verifyWithPins,
  withShippedPins,
} from '../../registrar/verification/verify-with-pins.ts';
import { readCertificateArgument } from '../certificate-argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitStatus, exitStatusOf, worstExitStatus } from '../exit-status.ts';
import { rpcUrls } from '../rpc-url.ts';
import { table } from '../table.ts';
import { VERDICT_NAMES, verdictView } from '../verdict-view.ts';
import { count, counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

interface VerifyFlags {
  readonly rpc?: readonly string[];
  readonly pins?: string;
  readonly holder?: string;
}

/** What came of one argument: an answer, or why there is none. */
type Outcome =
  | {
      readonly argument: string;
      readonly isPdf: boolean;
      readonly verdict: Verdict;
      readonly change: StatusChange | null;
      readonly status: ExitStatus;
    }
  | { readonly argument: string; readonly error: CairnError; readonly status: ExitStatus };

/** How many are asked about at a time: enough to hide a node's delay, few enough to be a good guest. */
const AT_A_TIME = 8;

/** `cairn verify FILE|HASH... [--rpc URL] [--pins FILE] [--holder TEXT]` */
export const addVerify: AddCommands = (program, cli) => {
  program
    .command('verify')
    .argument('<file-or-hash...>', 'certificate files, PDFs of certificates, credentials, or certificate hashes')
    .option('--rpc <url>', 'a node to ask in place of the pinned ones; may be given several times', rpcUrls)
    .option('--pins <file>', 'the deployments and issuers to trust, in place of those of this folder')
    .option('--holder <text>', "an e-mail address, identifier or name, to compare with the certificate's holder")
    .description(
      'say whether certificates are valid; needs no installation, and trusts nobody but the chain and your pins',
    )
    .addHelpText(
      'after',
      example('verify certificate.cairn.json', 'verify certificate.pdf', 'verify certificates/*.cairn.json --json'),
    )
    .action((named: string[], flags: VerifyFlags) => verify(cli, named, flags));
};

async function verify(cli: Cli, named: readonly string[], { rpc, pins, holder }: VerifyFlags): Promise<void> {
  const { terminal } = cli;
  const by: Omit<PinnedVerification, 'now'> = { ...trusted(cli, pins), endpoints: rpc, holderClaim: holder };
  const outcomes = await terminal.showing(async (onProgress) => {
    const done: Outcome[] = [];
    while (done.length < named.length) {
      const next = named.slice(done.length, done.length + AT_A_TIME);
      const found = await Promise.all(next.map((argument) => outcomeOf(argument, { ...by, now: new Date() })));
      for (const outcome of found) record(cli, outcome);
      done.push(...found);
      if (named.length > 1) onProgress({ step: 'verified', done: done.length, total: named.length });
    }
    return done;
  });
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) {
    if ('error' in only) throw only.error;
    terminal.say(
      ...verdictView(only.verdict, terminal.paint, only.change),
      ...(only.isPdf ? pdfNotes(only.verdict) : []),
    );
  } else showTable(cli, outcomes);
  summarise(cli, outcomes);
  cli.exitStatus = worstExitStatus(outcomes.map(({ status }) => status));
}

/** Whom to trust: the pins that were named, else those of the installation in this folder, else those that ship. */
function trusted(
  cli: Cli,
  file: string | undefined,
): Pick<PinnedVerification, 'pins' | 'ownDeployment' | 'installation'> {
  if (!existsSync(join(cairnHome(cli.environment), 'config.json'))) return { pins: pinsFrom(file) };
  const { pins, deployment } = readConfiguration(cli.environment);
  return {
    pins: file === undefined ? withShippedPins(pins) : pinsFrom(file),
    ownDeployment: deployment,
    installation: async () => (await cli.open()).installation,
  };
}

async function outcomeOf(argument: string, by: PinnedVerification): Promise<Outcome> {
  try {
    const named = await readCertificateArgument(argument);
    const verdict =
      named.kind === 'hash'
        ? await verifyHashWithPins(named.credentialHash, by)
        : await verifyWithPins(named.bytes, by);
    const fromPdf = named.kind === 'document' && isPdf(named.bytes);
    const change = await changeBehind(verdict, by);
    return { argument, isPdf: fromPdf, verdict, change, status: exitStatusOf(verdict.verdict) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    return { argument, error, status: EXIT.failed };
  }
}

/** What whoever holds a PDF has to know besides: anybody can attach somebody's certificate to a page of their own. */
function pdfNotes({ credential, checks }: Verdict): readonly string[] {
  if (credential !== null) {
    return [
      '',
      'This is what the certificate says that is attached to the PDF. What is printed on its page is checked by nothing:',
      'go by the name and the award that stand here.',
    ];
  }
  const hash = checks.find(({ name }) => name === 'document')?.evidence['credentialHash'];
  return typeof hash === 'string'
    ? ['', `The PDF still names a certificate hash. To see what is known of it: npx cairn verify ${hash}`]
    : [];
}

function record({ terminal }: Cli, outcome: Outcome): void {
  const { argument } = outcome;
  if ('verdict' in outcome) {
    const source = outcome.isPdf ? { attachedToPdf: true } : {};
    const changed = outcome.change === null ? {} : { change: { ...outcome.change } };
    terminal.record({ kind: 'verdict', argument, ...source, ...verdictJson(outcome.verdict), ...changed });
  } else {
    const { code, message, remedy = null } = outcome.error;
    terminal.record({ kind: 'failure', argument, error: { code, message, remedy } });
  }
}

function showTable({ terminal }: Cli, outcomes: readonly Outcome[]): void {
  terminal.say(
    ...table<Outcome>(
      [
        {
          title: 'Verdict',
          cell: (outcome) => ('verdict' in outcome ? VERDICT_NAMES[outcome.verdict.verdict].name : 'NO ANSWER'),
          style: (outcome) => ('verdict' in outcome ? VERDICT_NAMES[outcome.verdict.verdict].style : 'yellow'),
        },
        {
          title: 'Reason',
          cell: (outcome) => ('verdict' in outcome ? (outcome.verdict.reason ?? '') : outcome.error.code),
        },
        { title: 'File', cell: ({ argument }) => argument },
        {
          title: 'Names as its issuer',
          cell: (outcome) =>
            'verdict' in outcome ? (outcome.verdict.issuer?.domain ?? outcome.verdict.issuer?.did ?? '') : '',
        },
        {
          title: 'Award, as the file says',
          cell: (outcome) => ('verdict' in outcome ? (outcome.verdict.credential?.achievement.name ?? '') : ''),
          style: () => 'dim',
        },
      ],
      outcomes,
      terminal.paint,
    ),
  );
}

function summarise({ terminal }: Cli, outcomes: readonly Outcome[]): void {
  const of = (verdict: Verdict['verdict']) =>
    outcomes.filter((outcome) => 'verdict' in outcome && outcome.verdict.verdict === verdict).length;
  const totals = { valid: of('valid'), invalid: of('invalid'), unknown: of('unknown') };
  const failed = outcomes.filter((outcome) => 'error' in outcome).length;
  terminal.record({ kind: 'summary', command: 'verify', documents: outcomes.length, ...totals, failed });
  if (outcomes.length === 1) return;
  terminal.say(
    '',
    `${counted(outcomes.length, 'document')}: ${count(totals.valid)} valid, ${count(totals.invalid)} not valid, ` +
      `${count(totals.unknown)} could not be checked${failed === 0 ? '' : `, ${count(failed)} could not be read`}.`,
  );
}
