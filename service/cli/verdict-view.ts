import { achievementTypeName } from '../core/achievement-type-name.ts';
import { REASON_NAMES } from '../core/audit/record-words.ts';
import type { Check } from '../core/check.ts';
import type { Credential } from '../core/credential.ts';
import type { StatusChange } from '../core/status-change.ts';
import type { Verdict } from '../core/verdict.ts';
import { checkLine } from './check-line.ts';
import type { Paint, Style } from './palette.ts';
import { plainText } from './plain-text.ts';
import { facts } from './table.ts';
import { REASON_WORDS, VALID_ADVICE, VALID_HEADLINE } from './verdict-words.ts';
import { day, moment } from './words.ts';

/** What the three answers are called, and how they look. */
export const VERDICT_NAMES: Readonly<Record<Verdict['verdict'], { readonly name: string; readonly style: Style }>> = {
  valid: { name: 'VALID', style: 'green' },
  invalid: { name: 'NOT VALID', style: 'red' },
  unknown: { name: 'COULD NOT CHECK', style: 'yellow' },
};

/**
 * A verdict as people read it: the answer, who issued it, what was awarded to whom, how that is known, what to do.
 *
 * @param change what the chain tells beside it of a revocation or suspension
 */
export function verdictView(verdict: Verdict, paint: Paint, change: StatusChange | null = null): string[] {
  const { credential } = verdict;
  const claimed = verdict.verdict !== 'valid';
  return [
    headline(verdict, paint),
    '',
    ...facts(
      [
        ...(change === null ? [] : changeFacts(verdict, change)),
        ...issuerFacts(verdict, paint),
        ...(credential === null ? [] : awardFacts(credential, claimed, paint)),
        ...(verdict.credentialHash === null ? [] : [['Certificate hash', verdict.credentialHash] as const]),
        ...readingFacts(verdict),
      ],
      paint,
    ),
    '',
    ...shownChecks(verdict).map((check) => checkLine(check, paint)),
    '',
    `${paint('What to do:', 'bold')} ${adviceOf(verdict)}`,
  ];
}

/** `NOT VALID (revoked): The issuer has revoked this certificate, for good.` */
function headline({ verdict, reason }: Verdict, paint: Paint): string {
  const { name, style } = VERDICT_NAMES[verdict];
  const words = reason === null ? VALID_HEADLINE : REASON_WORDS[reason].headline;
  return `${paint(name, style, 'bold')}${reason === null ? '' : paint(` (${reason})`, style)}: ${words}`;
}

function adviceOf({ reason }: Verdict): string {
  return reason === null ? VALID_ADVICE : REASON_WORDS[reason].wayOut;
}

/** Why it is revoked or suspended, when that was, and which key did it: as the chain tells. */
function changeFacts(
  { reason }: Verdict,
  { reason: why, at, by, blockNumber }: StatusChange,
): (readonly [string, string])[] {
  const name = reason === 'suspended' ? 'Suspended' : 'Revoked';
  return [
    [name, `${moment(at * 1000)}, in block ${blockNumber}`],
    ['Because', REASON_NAMES[why]],
    [`${name} by`, `${by}, as the chain has it`],
  ];
}

/** The domain first: the name is the issuer's own word. */
function issuerFacts({ issuer, checks }: Verdict, paint: Paint): (readonly [string, string])[] {
  if (issuer === null) return [];
  const who = paint(issuer.domain ?? issuer.did, 'bold');
  const identity = checks.find(({ name }) => name === 'identity');
  // That a domain confirms a registry entry says nothing of a record which that entry did not make.
  const known = issuer.knownBy !== null && checks.every((check) => !ORIGIN.has(check.name) || check.outcome === 'pass');
  return [
    known ? ['Issued by', who] : ['Names as its issuer', `${who} (not confirmed)`],
    ['Known by', plainText(identity?.sentence ?? 'nothing')],
    ['Calls itself', plainText(issuer.name)],
    ...(issuer.domain === null ? [] : [['DID', plainText(issuer.did)] as const]),
  ];
}

/** What has to hold for a certificate to be its issuer's at all. */
const ORIGIN: ReadonlySet<string> = new Set([
  'anchor-agreement',
  'inclusion',
  'registry',
  'issuer',
  'anchoring',
  'identity',
]);

function awardFacts(credential: Credential, claimed: boolean, paint: Paint): (readonly [string, string])[] {
  const { achievement, holder, results, validFrom, validUntil } = credential;
  const names = holder.names.map(plainText).join(', ');
  return [
    [
      'Awarded to',
      names === ''
        ? 'no name stands in the certificate'
        : `${paint(names, 'bold')}${claimed ? ' (as the file says)' : ''}`,
    ],
    [
      'Award',
      `${paint(achievement.name, 'bold')} (${plainText(achievementTypeName(achievement.achievementType).toLowerCase())})`,
    ],
    ...results.map(
      ({ label, value }, at) => [at === 0 ? 'Results' : '', `${plainText(label)}: ${plainText(value)}`] as const,
    ),
    [
      'Valid',
      `from ${day(validFrom.milliseconds)}${validUntil === null ? '' : ` until ${day(validUntil.milliseconds)}`}`,
    ],
  ];
}

function readingFacts({ checks, block, checkedAt, certificate }: Verdict): (readonly [string, string])[] {
  const anchoredAt = checks.find(({ name }) => name === 'anchoring')?.evidence['anchoredAt'];
  return [
    ...(typeof anchoredAt === 'number' && anchoredAt > 0 ? [['Recorded', moment(anchoredAt * 1000)] as const] : []),
    ...(certificate === null
      ? []
      : [['Recorded in', `${certificate.anchor.registry}, chain ${certificate.anchor.chainId}`] as const]),
    ...(block === null ? [] : [['Read at', `block ${block.number}, ${moment(block.timestamp * 1000)}`] as const]),
    ['Checked', moment(Date.parse(checkedAt))],
  ];
}

/** Every check; but of what is no certificate, only those that could be made. */
function shownChecks({ checks, credential, credentialHash }: Verdict): readonly Check[] {
  if (credential !== null) return checks;
  return checks.filter(
    ({ name, outcome }) => outcome !== 'not-checked' || (name === 'anchoring' && credentialHash !== null),
  );
}
