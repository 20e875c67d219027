import { relative } from 'node:path';
import type { SampleFiles } from './sample-files.ts';
import type { WaysIn } from './ways-in.ts';

/** What the demonstration has done; with `--json` it is the last line, as one object. */
export interface DemoSummary {
  readonly certificates: number;
  readonly statements: number;
  /** Of every other award. */
  readonly badges: number;
  readonly batches: number;
  readonly gasUsed: number;
  readonly seconds: number;
  readonly files: SampleFiles;
  /** Of a cohort that is still to come. */
  readonly gradebook: string;
  readonly rpcUrl: string;
  readonly registry: string;
  readonly chainId: number;
  readonly verifyUrl: string;
  readonly deskUrl: string;
  readonly auditUrl: string;
  readonly pathwayUrl: string;
  /** Null where no service stays up. */
  readonly waysIn: WaysIn | null;
}

/** Writes the summary for people. */
export function showSummary(stream: NodeJS.WriteStream, summary: DemoSummary, ended: boolean): void {
  const figure = (value: number) => value.toLocaleString('en-GB');
  const path = (file: string) => relative(process.cwd(), file);
  const { files, gradebook, waysIn } = summary;
  const lines = [
    '',
    summary.badges === 0
      ? `${figure(summary.certificates)} certificates and ${figure(summary.statements)} statements of participation,`
      : `${figure(summary.certificates)} certificates, ${figure(summary.statements)} statements of participation and ${figure(summary.badges)} badges,`,
    `anchored in ${summary.batches} batches for ${figure(summary.gasUsed)} gas, in ${summary.seconds} s.`,
    '',
    ended ? 'Everything has ended. `npm run demo` goes on from here; then:' : 'Try it:',
    `  a designer      ${summary.pathwayUrl}`,
    `  an employer     ${summary.verifyUrl} (drop one of the files below on it)`,
    ...(waysIn === null
      ? []
      : [
          `  a registrar     ${summary.deskUrl} (sign in with the key below)`,
          `                  ${waysIn.deskKey}`,
          `                  and bring in ${path(gradebook)}`,
          `  a learner       ${waysIn.learnerUrl} (works once)`,
          `  a holder        ${waysIn.holderUrl}`,
        ]),
    `  an auditor      ${summary.auditUrl}`,
    `  in a terminal   npx cairn verify ${path(files.valid)}`,
    `                  npx cairn verify ${path(files.pdf)}`,
    `                  npx cairn verify ${path(files.revoked)}`,
    `                  npx cairn verify ${path(files.tampered)}`,
    '',
    ended ? '' : `The chain answers at ${summary.rpcUrl}, the registry stands at ${summary.registry}. Ctrl-C ends all.`,
  ];
  stream.write(`${lines.join('\n')}\n`);
}
