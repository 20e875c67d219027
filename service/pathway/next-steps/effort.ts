/**
 * What something takes to be done, in whole minutes. The rules:
 *
 * 1. The workload of a module is shared out equally over its summative assessments; what is shared is cut to whole minutes,
 *    and is one at the least. An assessment of a module without a workload, or one that no module has, takes an hour.
 * 2. What has been handed in and is being marked takes nothing.
 * 3. A final result takes the workload of the modules whose assessments cohorts bring.
 * 4. What lies outside of the pathway is the last resort: nobody is told to have learned something elsewhere where there is
 *    a way within.
 */
import { parseDecimal } from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import { summativeAssessments } from '../evaluation/requirements/module-passed.ts';

/** Of an assessment without a workload behind it. */
export const AN_HOUR = 60;

/** More than any pathway takes. */
export const LAST_RESORT = 1_000_000_000;

/** Of each assessment of a module. */
export function effortOfAssessment(module: PathwayModule): number {
  const minutes = workloadMinutes(module);
  const among = Math.max(1, summativeAssessments(module).length);
  return minutes === null ? AN_HOUR : Math.max(1, Math.trunc(minutes / among));
}

/** Of a final result. */
export function effortOfFinalResult(modules: readonly PathwayModule[]): number {
  const brought = modules.filter(({ cohortAssessments }) => cohortAssessments !== undefined);
  return brought.reduce((sum, module) => sum + (workloadMinutes(module) ?? 0), 0) || AN_HOUR;
}

function workloadMinutes({ workloadHours }: PathwayModule): number | null {
  if (workloadHours === undefined) return null;
  const { scale, units } = parseDecimal(workloadHours);
  return Number((units * 60n) / 10n ** BigInt(scale));
}
