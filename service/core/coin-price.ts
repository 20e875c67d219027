import { CairnError } from './errors.ts';

/** What a whole coin of the chain costs, as somebody says: 18 decimal places, as the coin itself has. */
export interface CoinPrice {
  readonly units: bigint;
  /** ISO 4217, as `EUR`. */
  readonly currency: string;
}

const COIN_DECIMALS = 18;
const ONE_COIN = 10n ** BigInt(COIN_DECIMALS);
const PRICE = /^([0-9]{1,12})(?:\.([0-9]{1,18}))?$/;

/** @throws CairnError `malformed-decimal` for a price or a currency that is none */
export function parseCoinPrice(price: string, currency: string): CoinPrice {
  const [, whole, fraction = ''] = PRICE.exec(price) ?? [];
  if (whole === undefined || !/^[A-Z]{3}$/.test(currency)) {
    throw new CairnError('malformed-decimal', `${price} ${currency} is not the price of a coin.`, {
      remedy: 'Give a plain decimal and a currency of three capital letters, as 3100.50 and EUR.',
      details: { price, currency },
    });
  }
  return { units: BigInt(`${whole}${fraction.padEnd(COIN_DECIMALS, '0')}`), currency };
}

/** What an amount of the coin is worth, exact, as a decimal: `0.1523417`. */
export function worthOf(wei: bigint, { units }: CoinPrice): string {
  return decimalText((wei * units) / ONE_COIN, COIN_DECIMALS);
}

/** An amount in whole coins, exact: `0.000049512`. */
export function coinsOf(wei: bigint): string {
  return decimalText(wei, COIN_DECIMALS);
}

/** An amount in whole coins for people, to four figures, cut off: `0.0001108`. */
export function shortCoins(wei: bigint): string {
  const coins = coinsOf(wei);
  return /^[0-9]+(?:\.0*[0-9]{0,4})?/.exec(coins)?.[0] ?? coins;
}

/** A worth for people: to two decimal places, and what is less is not called nothing. */
export function moneyText(worth: string): string {
  const value = Number(worth);
  return value > 0 && value < 0.01 ? 'less than 0.01' : value.toFixed(2);
}

function decimalText(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
