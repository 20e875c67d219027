import { Command } from 'commander';
import type { Cli } from './cli.ts';
import type { AddCommands } from './commands/command-group.ts';
import { EXIT_STATUS_HELP } from './exit-status.ts';
import { packageVersion } from './package-version.ts';

/**
 * The modules of the commands, in the order of the help text: as a certificate comes to be. Loaded when they are called
 * for, since the chain's and the store's libraries take longer to load than a verdict to reach.
 */
const MODULES: readonly { readonly names: readonly string[]; readonly load: () => Promise<AddCommands> }[] = [
  { names: ['verify'], load: async () => (await import('./commands/verify.ts')).addVerify },
  { names: ['audit'], load: async () => (await import('./commands/audit.ts')).addAudit },
  { names: ['init'], load: async () => (await import('./commands/init.ts')).addInit },
  { names: ['issuer'], load: async () => (await import('./commands/issuer.ts')).addIssuer },
  { names: ['import'], load: async () => (await import('./commands/import.ts')).addImport },
  { names: ['mapping'], load: async () => (await import('./commands/mapping.ts')).addMapping },
  { names: ['pathway'], load: async () => (await import('./commands/pathway.ts')).addPathway },
  { names: ['framework'], load: async () => (await import('./commands/framework.ts')).addFramework },
  { names: ['role'], load: async () => (await import('./commands/role.ts')).addRole },
  { names: ['feedback'], load: async () => (await import('./commands/feedback.ts')).addFeedback },
  { names: ['cohort'], load: async () => (await import('./commands/cohort.ts')).addCohort },
  {
    names: ['enrol', 'withdraw', 'transfer'],
    load: async () => (await import('./commands/enrolment.ts')).addEnrolment,
  },
  {
    names: ['recognise', 'recognitions'],
    load: async () => (await import('./commands/recognitions.ts')).addRecognitions,
  },
  { names: ['evaluate'], load: async () => (await import('./commands/evaluate.ts')).addEvaluate },
  { names: ['review'], load: async () => (await import('./commands/review.ts')).addReview },
  { names: ['explain'], load: async () => (await import('./commands/explain.ts')).addExplain },
  { names: ['transcript'], load: async () => (await import('./commands/transcript.ts')).addTranscript },
  { names: ['issue'], load: async () => (await import('./commands/issue.ts')).addIssue },
  { names: ['anchor'], load: async () => (await import('./commands/anchor.ts')).addAnchor },
  { names: ['export'], load: async () => (await import('./commands/export.ts')).addExport },
  { names: ['link'], load: async () => (await import('./commands/link.ts')).addLink },
  { names: ['learner'], load: async () => (await import('./commands/learner.ts')).addLearner },
  { names: ['deliver'], load: async () => (await import('./commands/deliver.ts')).addDeliver },
  { names: ['status'], load: async () => (await import('./commands/status.ts')).addStatus },
  {
    names: ['revoke', 'suspend', 'reinstate'],
    load: async () => (await import('./commands/status-change.ts')).addStatusChanges,
  },
  { names: ['supersede'], load: async () => (await import('./commands/supersede.ts')).addSupersede },
  { names: ['erase'], load: async () => (await import('./commands/erase.ts')).addErase },
  { names: ['keys'], load: async () => (await import('./commands/keys.ts')).addKeys },
  { names: ['log'], load: async () => (await import('./commands/log.ts')).addLog },
];

/**
 * The `cairn` command, with the command that these arguments name, or with all where they name none. It throws
 * commander's errors instead of ending the process.
 */
export async function createProgram(cli: Cli, args: readonly string[]): Promise<Command> {
  const program = new Command('cairn')
    .description(
      'Certificates of certification pathways, anchored on a blockchain and verified without trusting anyone.',
    )
    .option('--json', 'one JSON object a line, the summary last; errors as {"error": {...}} on stderr')
    .version(packageVersion())
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', `\nExample:\n  $ npx cairn verify certificate.cairn.json\n\n${EXIT_STATUS_HELP}\n`)
    .configureOutput({
      writeOut: (text) => cli.process.stdout.write(text),
      // Usage errors are reported like all others; a help text asked for by leaving out the command is no error text.
      writeErr: (text) => {
        if (!text.startsWith('error:')) cli.process.stderr.write(text);
      },
    })
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  const first = args.find((arg) => !arg.startsWith('-'));
  const named = MODULES.filter(({ names }) => first !== undefined && names.includes(first));
  for (const { load } of named.length > 0 ? named : MODULES) (await load())(program, cli);
  return program;
}
