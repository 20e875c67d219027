import { CairnError } from '../../core/errors.ts';
import { shortHash } from '../../core/short-hash.ts';
import { choiceDeed } from '../../registrar/certificates/chosen-certificates.ts';
import { createHolderLinks, type NewHolderLink } from '../../registrar/holders/create-holder-links.ts';
import { type HolderLink, listHolderLinks } from '../../registrar/holders/list-holder-links.ts';
import { withdrawHolderLinks } from '../../registrar/holders/withdraw-holder-links.ts';
import { type ChoiceFlags, choiceOfArguments } from '../certificate-choice-argument.ts';
import type { Cli } from '../cli.ts';
import type { Style } from '../palette.ts';
import { table } from '../table.ts';
import { counted } from '../words.ts';
import { type AddCommands, example } from './command-group.ts';

const CERTIFICATE = 'one certificate, by its hash or as a file';
const BATCH = 'the certificates of this batch';
const COHORT = 'the certificates of this cohort';

/** `cairn link create|list|withdraw` */
export const addLink: AddCommands = (program, cli) => {
  const group = program.command('link').description("make, list and withdraw holders' links to their certificates");
  group
    .command('create')
    .argument('[certificate]', CERTIFICATE)
    .option('--batch <id>', BATCH)
    .option('--cohort <id>', COHORT)
    .option('--expires <day>', 'the last day on which it opens, as 2027-12-31; without it, there is no end')
    .description('make a link for each certificate; its address is shown once, and kept nowhere')
    .addHelpText('after', example('link create 0x5f…', 'link create --cohort welding-2026 --expires 2027-12-31'))
    .action((certificate: string | undefined, flags: ChoiceFlags & { readonly expires?: string }) =>
      create(cli, certificate, flags),
    );
  group
    .command('list')
    .argument('[certificate]', CERTIFICATE)
    .option('--batch <id>', BATCH)
    .option('--cohort <id>', COHORT)
    .description('show links: whose, made when and by whom, until when, and the day on which each was last opened')
    .addHelpText('after', example('link list --cohort welding-2026'))
    .action((certificate: string | undefined, flags: ChoiceFlags) => list(cli, certificate, flags));
  group
    .command('withdraw')
    .argument('[link]', 'the id of one link')
    .option('--certificate <hash-or-file>', 'every link of this certificate')
    .option('--batch <id>', 'every link of this batch')
    .option('--cohort <id>', 'every link of this cohort')
    .description('withdraw links, for ever; the certificates stay what they are')
    .addHelpText('after', example('link withdraw 3f0c7c1e-0d7e-4f4e-9a43-6f1d2b9c8a55'))
    .action((linkId: string | undefined, flags: ChoiceFlags & { readonly certificate?: string }) =>
      withdraw(cli, linkId, flags),
    );
};

async function create(
  cli: Cli,
  certificate: string | undefined,
  { expires, ...flags }: ChoiceFlags & { readonly expires?: string },
): Promise<void> {
  const { terminal } = cli;
  const choice = await choiceOfArguments(certificate, flags);
  if (choice === null) throw nothingNamed('create');
  const links = await cli.acting(
    'links.create',
    { ...choiceDeed(choice), details: { expiresOn: expires ?? null } },
    ({ installation }, actor) => createHolderLinks(installation, actor, choice, expires),
    (made) => ({ links: made.length }),
  );
  for (const link of links) terminal.record({ kind: 'link', ...link });
  terminal.record({ kind: 'summary', command: 'link create', links: links.length, expiresOn: expires ?? null });
  const [only] = links;
  if (only === undefined) return terminal.say('There is no certificate to make a link for.');
  const until = expires === undefined ? 'until it is withdrawn' : `until the end of ${expires} (UTC)`;
  terminal.say(
    ...(links.length === 1
      ? [terminal.paint(only.url, 'bold')]
      : table<NewHolderLink>(
          [
            { title: 'Learner', cell: ({ learnerId }) => learnerId },
            { title: 'Award', cell: ({ awardId }) => awardId },
            { title: 'Link', cell: ({ url }) => url },
          ],
          links,
          terminal.paint,
        )),
    '',
    `${counted(links.length, 'link')}, ${until}. Whoever has one can open the certificate: give it to its holder alone.`,
    'It is shown this once, and kept nowhere.',
  );
}

const STATE_STYLE: Readonly<Record<HolderLink['state'], Style>> = {
  open: 'green',
  expired: 'yellow',
  withdrawn: 'dim',
};

async function list(cli: Cli, certificate: string | undefined, flags: ChoiceFlags): Promise<void> {
  const { terminal } = cli;
  const choice = await choiceOfArguments(certificate, flags);
  const links = await cli.acting(
    'links.list',
    choice === null ? {} : choiceDeed(choice),
    ({ installation }) => listHolderLinks(installation, choice),
    (found) => ({ links: found.length }),
  );
  for (const link of links) terminal.record({ kind: 'link', ...link });
  const open = links.filter(({ state }) => state === 'open').length;
  terminal.record({ kind: 'summary', command: 'link list', links: links.length, open });
  if (links.length === 0) return terminal.say('No link was made yet. Next: npx cairn link create');
  terminal.say(
    ...table<HolderLink>(
      [
        { title: 'Link', cell: ({ linkId }) => linkId },
        { title: 'State', cell: ({ state }) => state, style: ({ state }) => STATE_STYLE[state] },
        { title: 'Learner', cell: ({ learnerId }) => learnerId },
        { title: 'Certificate', cell: ({ credentialHash }) => shortHash(credentialHash) },
        { title: 'Made', cell: ({ createdAt }) => createdAt.slice(0, 10) },
        { title: 'Made by', cell: ({ createdBy }) => createdBy },
        { title: 'Until', cell: ({ expiresOn }) => expiresOn ?? '–' },
        { title: 'By e-mail', cell: ({ delivery }) => delivery?.state ?? '–' },
        { title: 'Last opened', cell: ({ lastOpenedOn }) => lastOpenedOn ?? 'never' },
      ],
      links,
      terminal.paint,
    ),
    '',
    `${counted(links.length, 'link')}, ${open} of them open.`,
  );
}

async function withdraw(
  cli: Cli,
  linkId: string | undefined,
  { certificate, ...flags }: ChoiceFlags & { readonly certificate?: string },
): Promise<void> {
  const choice = await choiceOfArguments(certificate, flags);
  if ((linkId === undefined) === (choice === null)) throw nothingNamed('withdraw');
  const links = choice ?? { linkId: linkId ?? '' };
  const summary = await cli.acting(
    'links.withdraw',
    'linkId' in links ? { subject: links.linkId } : choiceDeed(links),
    ({ installation }) => withdrawHolderLinks(installation, links),
    (done) => ({ ...done }),
  );
  cli.terminal.answer(
    { kind: 'summary', command: 'link withdraw', ...summary },
    summary.withdrawn === 0
      ? 'Nothing to withdraw: no such link is open.'
      : `Withdrew ${counted(summary.withdrawn, 'link')}: who opens one is told so. What was taken away before stays with them.`,
  );
}

function nothingNamed(command: 'create' | 'withdraw'): CairnError {
  const links = command === 'withdraw' ? 'a link by its id, or --certificate, --batch or --cohort' : null;
  return new CairnError('malformed-command', `name ${links ?? 'a certificate, or --batch, or --cohort'}`, {
    remedy: `see npx cairn link ${command} --help`,
  });
}
