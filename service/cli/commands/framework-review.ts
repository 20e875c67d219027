import { type Command, InvalidArgumentError, Option } from 'commander';
import { CairnError } from '../../core/errors.ts';
import { type Hash32, parseHash32 } from '../../core/hex.ts';
import type { FrameworkShown } from '../../registrar/frameworks/framework-overview.ts';
import { publishFramework } from '../../registrar/frameworks/publish-framework.ts';
import { REVIEW_ROLES, type ReviewDecision, type ReviewRole } from '../../registrar/frameworks/review-words.ts';
import { signOffFramework } from '../../registrar/frameworks/sign-off-framework.ts';
import { submitFramework } from '../../registrar/frameworks/submit-framework.ts';
import type { Cli } from '../cli.ts';
import { reviewLines } from '../framework-view.ts';
import { facts } from '../table.ts';
import { counted } from '../words.ts';
import { example } from './command-group.ts';

interface SignOffFlags {
  readonly role: ReviewRole;
  readonly approve?: true;
  readonly reject?: true;
  readonly comment?: string;
  readonly reviewer?: string;
  readonly digest?: Hash32;
}

interface PublishFlags {
  readonly without?: readonly ReviewRole[];
  readonly reason?: string;
  readonly digest?: Hash32;
}

const EDITION = 'id@edition, or the id where there is one edition of it';
const DIGEST = 'of the text that is meant: refused where another stands there by now';

/** `cairn framework submit|sign-off|publish NAME` */
export function addFrameworkReview(group: Command, cli: Cli): void {
  group
    .command('submit')
    .argument('<framework>', EDITION)
    .option('--digest <digest>', DIGEST, parseDigest)
    .description('put a draft before its reviewers; a change of its text afterwards makes what they said void')
    .addHelpText('after', example('framework submit welding@1'))
    .action((name: string, { digest }: { readonly digest?: Hash32 }) => submit(cli, name, digest));
  group
    .command('sign-off')
    .argument('<framework>', EDITION)
    .addOption(new Option('--role <role>', 'for whom').choices([...REVIEW_ROLES]).makeOptionMandatory())
    .addOption(new Option('--approve', 'yes: it may be published as it stands').conflicts('reject'))
    .option('--reject', 'no: it has to change; say why with --comment')
    .option('--comment <text>', 'what there is to say; without --approve or --reject it decides nothing')
    .option('--reviewer <name>', 'who says it, where you write it down for somebody: a board, the sender of a letter')
    .option('--digest <digest>', DIGEST, parseDigest)
    .description('keep what a reviewer says of the text that is before the reviewers')
    .addHelpText(
      'after',
      example(
        'framework sign-off welding@1 --role industry --approve --reviewer "Advisory board of 12 March"',
        'framework sign-off welding@1 --role accreditor --reject --comment "Level 2 of run-bead cannot be assessed."',
      ),
    )
    .action((name: string, flags: SignOffFlags) => signOff(cli, name, flags));
  group
    .command('publish')
    .argument('<framework>', EDITION)
    .option('--without <role>', 'a role whose sign-off it is published without; may be given several times', gatherRole)
    .option('--reason <text>', 'why; shown with the framework for good')
    .option('--digest <digest>', DIGEST, parseDigest)
    .description('publish what its reviewers have signed off: pathways can build on it, and it never changes again')
    .addHelpText(
      'after',
      example('framework publish welding@1', 'framework publish welding@1 --without accreditor --reason "A pilot."'),
    )
    .action((name: string, flags: PublishFlags) => publish(cli, name, flags));
}

async function submit(cli: Cli, name: string, digest: Hash32 | undefined): Promise<void> {
  const { terminal } = cli;
  const { framework, isNew, findings } = await cli.acting(
    'frameworks.submit',
    { details: { framework: name } },
    ({ installation }) => submitFramework(installation, name, digest),
    (done) => ({ digest: done.framework.digest, isNew: done.isNew }),
  );
  const edition = `${framework.id}@${framework.edition}`;
  terminal.answer(
    { kind: 'summary', command: 'framework submit', new: isNew, findings, ...framework },
    isNew ? `${edition} is before its reviewers.` : `${edition} was before its reviewers already.`,
    ...facts([['Digest', framework.digest]], terminal.paint),
    ...(findings.length === 0
      ? []
      : [
          terminal.paint(`They should know of ${counted(findings.length, 'warning')}:`, 'yellow'),
          ...findings.map(({ pointer, sentence }) => `  ${terminal.paint(pointer, 'dim')} ${terminal.paint(sentence)}`),
        ]),
    `Next: npx cairn framework sign-off ${edition} --role ROLE --approve`,
  );
}

async function signOff(cli: Cli, name: string, flags: SignOffFlags): Promise<void> {
  const { role, comment, reviewer, digest } = flags;
  const decision = decisionOf(flags);
  const { signOff, shown } = await cli.acting(
    'frameworks.sign-off',
    { details: { framework: name, role, decision } },
    ({ installation }, actor) =>
      signOffFramework(installation, actor, { name, role, decision, comment, reviewer, digest }),
    (done) => ({ signOffId: done.signOff.signOffId, digest: done.signOff.digest }),
  );
  const { terminal } = cli;
  const { overview, review } = shown;
  const edition = `${overview.id}@${overview.edition}`;
  terminal.answer(
    { kind: 'summary', command: 'framework sign-off', framework: edition, ...signOff, review },
    `Kept: ${terminal.paint(signOff.reviewerName)} ${SAID[decision]} ${edition} as ${role}.`,
    ...reviewLines(shown, terminal.paint),
    ...(review.every(({ standing }) => standing === 'approved')
      ? [`Next: npx cairn framework publish ${edition}`]
      : []),
  );
}

const SAID: Readonly<Record<ReviewDecision, string>> = {
  approved: 'approves',
  rejected: 'rejects',
  commented: 'comments on',
};

function decisionOf({ approve, reject, comment }: SignOffFlags): ReviewDecision {
  if (approve === true) return 'approved';
  if (reject === true) return 'rejected';
  if (comment !== undefined) return 'commented';
  throw new CairnError('malformed-command', 'nothing is said: neither yes, nor no, nor a comment', {
    remedy: 'add --approve, --reject or --comment',
  });
}

async function publish(cli: Cli, name: string, { without, reason, digest }: PublishFlags): Promise<void> {
  const { shown, isNew } = await cli.acting(
    'frameworks.publish',
    { details: { framework: name, without: [...(without ?? [])] } },
    ({ installation }) => publishFramework(installation, { name, without, reason, digest }),
    (done) => ({ digest: done.shown.overview.digest, isNew: done.isNew }),
  );
  const { terminal } = cli;
  const { overview, publishedWithout, warnings } = shown;
  const edition = `${overview.id}@${overview.edition}`;
  terminal.answer(
    { kind: 'summary', command: 'framework publish', new: isNew, publishedWithout, warnings, ...overview },
    isNew ? `Published ${edition}: it never changes again.` : `${edition} was published before.`,
    ...facts(
      [
        ['Digest', overview.digest],
        ...(warnings.length === 0 ? [] : [['Warnings kept', `${warnings.length}`] as const]),
      ],
      terminal.paint,
    ),
    ...withoutLines(shown, terminal.paint),
    `Next: name it in a pathway: {"id": "${overview.id}", "edition": "${overview.edition}", "digest": "${overview.digest}"}`,
  );
}

function withoutLines({ publishedWithout }: FrameworkShown, paint: Cli['terminal']['paint']): string[] {
  if (publishedWithout === null) return [];
  const { roles, reason } = publishedWithout;
  return [paint(`Without the sign-off of ${roles.join(' and ')}: ${reason}`, 'yellow')];
}

function gatherRole(text: string, before: readonly ReviewRole[] = []): readonly ReviewRole[] {
  const role = REVIEW_ROLES.find((each) => each === text);
  if (role !== undefined) return [...before, role];
  throw new InvalidArgumentError(`A role is one of: ${REVIEW_ROLES.join(', ')}.`);
}

function parseDigest(text: string): Hash32 {
  try {
    return parseHash32(text);
  } catch {
    throw new InvalidArgumentError('A digest is 0x and 64 lower-case hexadecimal digits.');
  }
}
