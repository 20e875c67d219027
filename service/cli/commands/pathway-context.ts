import { isInstalled } from '../../config.ts';
import { dayOf } from '../../core/calendar-day.ts';
import type { PathwayCheckContext } from '../../pathway/check/check-pathway.ts';
import { pathwayCheckContext, shippedCheckContext } from '../../registrar/pathways/pathway-check-context.ts';
import type { Cli } from '../cli.ts';

/**
 * What definitions are held against: what is known in this folder, or, where there is no installation, what ships.
 *
 * @param asOf the day; default: today (UTC)
 * @throws CairnError `malformed-date`
 */
export async function knownHere(cli: Cli, asOf?: string): Promise<PathwayCheckContext> {
  if (!isInstalled(cli.environment)) return shippedCheckContext(asOf ?? dayOf(new Date()));
  const { installation } = await cli.open();
  return await pathwayCheckContext(installation, asOf);
}
