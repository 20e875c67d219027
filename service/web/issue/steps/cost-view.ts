import { moneyText, parseCoinPrice, shortCoins, worthOf } from '../../../core/coin-price.ts';
import { CairnError } from '../../../core/errors.ts';
import { element } from '../../page/element.ts';
import type { Cost, Preview } from '../api/preview.ts';
import { counted, number } from '../words.ts';

/** What anchoring costs, in gas, in the chain's coin, and in money at a price that somebody types: no other is asked. */
export function costView({ cost, batches, waiting }: Preview): HTMLElement {
  const transactions = batches + waiting + (cost?.publications ?? 0);
  const title = element('h3', { id: 'cost-title' }, 'What anchoring costs');
  if (cost === null) {
    return element('section', { class: 'cost' }, title, element('p', {}, 'Not known: no node of the chain answered.'));
  }
  const price = element('input', {
    id: 'coin-price',
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    size: 10,
  });
  const currency = element('input', {
    id: 'coin-currency',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    maxlength: 3,
    size: 4,
    value: 'EUR',
  });
  const money = element('p', { class: 'cost-money', role: 'status' });
  const show = (): void => {
    money.textContent = price.value.trim() === '' ? '' : inMoney(cost, price.value.trim(), currency.value.trim());
  };
  price.addEventListener('input', show);
  currency.addEventListener('input', show);
  return element(
    'section',
    { class: 'cost', 'aria-labelledby': 'cost-title' },
    title,
    element(
      'p',
      {},
      `${counted(transactions, 'transaction')}, ${number(cost.gas)} gas (${cost.basis === 'estimated' ? 'estimated by the node' : 'as measured before'}): `,
      element('strong', {}, `about ${shortCoins(cost.expected)} ether`),
      `, ${shortCoins(cost.greatest)} at the most.`,
    ),
    element(
      'div',
      { class: 'field-row' },
      element('div', { class: 'field' }, element('label', { for: 'coin-price' }, 'Price of one ether'), price),
      element('div', { class: 'field' }, element('label', { for: 'coin-currency' }, 'Currency'), currency),
    ),
    money,
  );
}

function inMoney({ expected, greatest }: Cost, price: string, currency: string): string {
  try {
    const coin = parseCoinPrice(price.replace(',', '.'), currency.toUpperCase());
    return `About ${moneyText(worthOf(expected, coin))} ${coin.currency}, ${moneyText(worthOf(greatest, coin))} at the most.`;
  } catch (error) {
    if (error instanceof CairnError) return error.remedy ?? error.message;
    throw error;
  }
}
