import { CairnError } from '../../core/errors.ts';
import { type Pins, parsePins } from '../../core/pins.ts';
import { parseStrictJson } from '../../core/strict-json.ts';
import { boundedWait, ENDPOINT_SECONDS, TOO_SLOW } from './bounded-wait.ts';

/** The pins that the site hands out with the page, or why there are none. */
export type SitePins =
  | { readonly kind: 'pins'; readonly pins: Pins }
  | { readonly kind: 'absent'; readonly why: string };

/**
 * Fetches `/pins.json` of the page's own origin. The page's code comes from there too, so this trusts nobody further;
 * the visitor may replace them all in Settings.
 */
export async function fetchSitePins(): Promise<SitePins> {
  try {
    const response = await boundedWait(
      fetch('/pins.json', { cache: 'no-cache', credentials: 'omit' }),
      ENDPOINT_SECONDS,
    );
    if (response === TOO_SLOW) return { kind: 'absent', why: `no answer within ${ENDPOINT_SECONDS} seconds` };
    if (!response.ok) return { kind: 'absent', why: `the site answered ${response.status}` };
    return { kind: 'pins', pins: parsePins(parseStrictJson(new Uint8Array(await response.arrayBuffer()))) };
  } catch (error) {
    if (error instanceof CairnError) return { kind: 'absent', why: error.message };
    if (error instanceof TypeError) return { kind: 'absent', why: 'the site could not be reached' };
    throw error;
  }
}
