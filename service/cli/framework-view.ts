import {
  FRAMEWORK_CHANGES,
  type FrameworkChange,
  type FrameworkDifference,
} from '../registrar/frameworks/compare-editions.ts';
import type { FrameworkOverview, FrameworkShown } from '../registrar/frameworks/framework-overview.ts';
import type { Paint, Style } from './palette.ts';
import { facts, table } from './table.ts';
import { counted } from './words.ts';

type SignOff = FrameworkShown['signOffs'][number];
type RoleReview = FrameworkShown['review'][number];

/** How far an edition has come, in words. */
export function standingWord(standing: FrameworkOverview['standing']): string {
  return STANDING[standing];
}

const STANDING: Readonly<Record<FrameworkOverview['standing'], string>> = {
  draft: 'a draft',
  'in-review': 'in review',
  published: 'published',
};

const ROLE_STYLE: Readonly<Record<RoleReview['standing'], Style>> = {
  approved: 'green',
  rejected: 'red',
  missing: 'yellow',
};

/** An edition for people: what it is, its competencies, and its review. */
export function shownLines(shown: FrameworkShown, paint: Paint): string[] {
  const { overview, outline, publishedWithout, warnings } = shown;
  const { title, edition, reference, digest, reviewOn, reviewDue } = overview;
  return [
    paint(`${title}, edition ${edition}`, 'bold'),
    ...facts(
      [
        ['Framework', paint(reference)],
        ['Digest', digest],
        ['Standing', paint(standingSince(overview), overview.standing === 'published' ? 'green' : 'yellow')],
        ...(reviewOn === null
          ? []
          : [['Review due', reviewDue ? paint(`since ${reviewOn}`, 'yellow') : `on ${reviewOn}`] as const]),
        ...(publishedWithout === null
          ? []
          : [
              ['Published without', paint(`${publishedWithout.roles.join(', ')}: ${publishedWithout.reason}`)] as const,
            ]),
        ...(warnings.length === 0
          ? []
          : [['Warned of', warnings.map(({ code, pointer }) => paint(`${code} ${pointer}`)).join('; ')] as const]),
      ],
      paint,
    ),
    '',
    ...outline.map(
      ({ id, code, statement, depth }) =>
        `${'  '.repeat(depth)}${code === null ? '' : `${paint(code, 'dim')} `}${paint(id, 'bold')}  ${paint(statement)}`,
    ),
    ...reviewLines(shown, paint),
  ];
}

function standingSince({ standing, ships, draftedAt, submittedAt, publishedAt }: FrameworkOverview): string {
  if (ships) return 'published with Cairn';
  const at = { draft: draftedAt, 'in-review': submittedAt, published: publishedAt }[standing];
  return `${STANDING[standing]} since ${at?.slice(0, 10) ?? ''}`;
}

/** Where each role stands to the text, and what reviewers said; nothing where nobody is asked and nobody said anything. */
export function reviewLines({ review, signOffs }: Pick<FrameworkShown, 'review' | 'signOffs'>, paint: Paint): string[] {
  return [
    ...(review.length === 0
      ? []
      : [
          '',
          ...table<RoleReview>(
            [
              { title: 'Sign-off of', cell: ({ role }) => role },
              {
                title: 'This text',
                cell: ({ standing }) => standing,
                style: ({ standing }) => ROLE_STYLE[standing],
              },
            ],
            review,
            paint,
          ),
        ]),
    ...(signOffs.length === 0 ? [] : ['', ...signOffs.flatMap((signOff) => signOffLines(signOff, paint))]),
  ];
}

const DECISION_STYLE: Readonly<Record<SignOff['decision'], Style>> = {
  approved: 'green',
  rejected: 'red',
  commented: 'dim',
};

function signOffLines(signOff: SignOff, paint: Paint): string[] {
  const { role, decision, reviewerName, recordedBy, givenAt, comment, counts } = signOff;
  const by = recordedBy === null ? reviewerName : `${reviewerName}, written down by ${recordedBy}`;
  const style: Style = counts ? DECISION_STYLE[decision] : 'dim';
  return [
    `${givenAt.slice(0, 10)}  ${role} ${paint(decision, style)}${counts ? '' : paint(' (of an earlier text: void)', 'dim')}, ${paint(by)}`,
    ...(comment === null ? [] : [`            ${paint(comment)}`]),
  ];
}

/** What tells two editions apart, for people: each competency once, with what has changed in it below. */
export function differenceLines({ from, to, changes, breaking }: FrameworkDifference, paint: Paint): string[] {
  const heading = `${from.reference} → ${to.reference}`;
  if (changes.length === 0) return [paint(heading, 'bold'), 'They say the same.'];
  const groups = Map.groupBy(changes, ({ competency }) => competency);
  return [
    paint(heading, 'bold'),
    '',
    ...[...groups].flatMap(([competency, here]) => [
      paint(competency ?? 'The framework as a whole', 'bold'),
      ...here.flatMap((change) => changeLines(change, paint)),
      '',
    ]),
    breaking === 0
      ? `${counted(changes.length, 'change')}. None breaks what refers to the earlier edition.`
      : paint(
          `${counted(changes.length, 'change')}, ${breaking} of them ${breaking === 1 ? 'breaks' : 'break'} what refers to the earlier edition.`,
          'yellow',
        ),
  ];
}

function changeLines({ kind, of, from, to, breaking }: FrameworkChange, paint: Paint): string[] {
  const about = of === null ? '' : `: ${of}`;
  return [
    `  ${paint(`${FRAMEWORK_CHANGES[kind]}${about}`)}${breaking ? paint(' (breaking)', 'yellow') : ''}`,
    ...(from === null ? [] : [`    ${paint(`- ${from}`, 'red')}`]),
    ...(to === null ? [] : [`    ${paint(`+ ${to}`, 'green')}`]),
  ];
}
