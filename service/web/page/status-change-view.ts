import type { StatusChange } from '../../core/status-change.ts';
import { element } from './element.ts';
import { REASON_WORDS, STATUS_CHANGE_WORDS as WORDS } from './status-change-words.ts';
import { dayOf } from './time-words.ts';

/** `Revoked on 3 May 2026: it was issued in error. So it stands on the chain, in block 1,234.` */
export function statusChangeWords(
  status: 'revoked' | 'suspended',
  { reason, at, blockNumber }: StatusChange,
): (Node | string)[] {
  const why = REASON_WORDS[reason];
  return [
    `${WORDS[status]} `,
    dayOf(at * 1000),
    why === null ? '.' : `: ${why}.`,
    ` ${WORDS.source(blockNumber.toLocaleString('en-GB'))}`,
  ];
}

/** `By the account 0x12…`, whole: it is compared digit by digit, if at all. */
export function actorWords({ by }: StatusChange): (Node | string)[] {
  return [` ${WORDS.by} `, element('span', { class: 'exact' }, by), '.'];
}
