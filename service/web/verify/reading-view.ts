import type { AnchoringBlock } from '../../chain/read-anchoring-block.ts';
import type { Check } from '../../core/check.ts';
import type { Verdict } from '../../core/verdict.ts';
import { CHECKS_WORDS as WORDS } from '../page/check-words.ts';
import { element } from '../page/element.ts';
import { momentOf } from '../page/time-words.ts';

/** A name and what stands beside it. */
type Fact = readonly [string, readonly (Node | string)[]];

/** When it was recorded, at which block that was read, and the hash; with the link to print. */
export function readingView(
  verdict: Verdict,
  isRecorded: boolean,
  anchoring: Promise<AnchoringBlock | null>,
): HTMLElement {
  const facts: Fact[] = [];
  const anchoredAt = evidenceNumber(verdict.checks, 'anchoring', 'anchoredAt');
  // The time of a record that is not this text's would only seem to speak for it.
  if (anchoredAt !== null && isRecorded) facts.push([WORDS.recorded, [momentOf(anchoredAt * 1000)]]);
  if (verdict.block !== null) {
    const { number, timestamp } = verdict.block;
    facts.push([WORDS.readAt, [`${WORDS.block(number.toLocaleString('en-GB'))}, `, momentOf(timestamp * 1000)]]);
  }
  facts.push([WORDS.checkedAt, [momentOf(Date.parse(verdict.checkedAt))]]);
  if (verdict.credentialHash !== null) {
    facts.push([WORDS.hash, [element('span', { class: 'exact' }, verdict.credentialHash)]]);
  }
  const print = element('button', { type: 'button', class: 'quiet-button' }, WORDS.print);
  print.addEventListener('click', () => window.print());
  const list = element('dl', { class: 'facts' }, ...facts.flatMap(factRow));
  // The answer does not wait for this: it comes beside it when the chain has confirmed it.
  void anchoring.then((found) => {
    if (found === null) return;
    const block: Fact = [WORDS.recordedIn, [WORDS.block(found.blockNumber.toLocaleString('en-GB'))]];
    const transaction: Fact = [WORDS.transaction, [element('span', { class: 'exact' }, found.transactionHash)]];
    list.append(...factRow(block), ...factRow(transaction));
  });
  return element(
    'section',
    { class: 'answer-part', 'aria-labelledby': 'reading-title' },
    element('h3', { id: 'reading-title' }, WORDS.whenTitle),
    list,
    element('div', { class: 'print-row' }, print, element('p', { class: 'origin-note' }, WORDS.printNote)),
  );
}

function factRow([name, value]: Fact): HTMLElement[] {
  return [element('dt', {}, name), element('dd', {}, ...value)];
}

function evidenceNumber(checks: readonly Check[], name: Check['name'], member: string): number | null {
  const value = checks.find((check) => check.name === name)?.evidence[member];
  return typeof value === 'number' && value > 0 ? value : null;
}
