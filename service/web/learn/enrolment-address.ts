import type { Enrolment } from './api/answers.ts';

/**
 * What stands behind the # for an enrolment: `#/spring-2027`, and `#/spring-2027/2` for the second where one person is
 * enrolled in a cohort under several ids.
 */
export function addressOf(enrolment: Enrolment, all: readonly Enrolment[]): string {
  const { cohortId } = enrolment.cohort;
  const position = all.filter(({ cohort }) => cohort.cohortId === cohortId).indexOf(enrolment);
  return `#/${encodeURIComponent(cohortId)}${position > 0 ? `/${position + 1}` : ''}`;
}

/** The enrolment that an address names; the first where it names none. Undefined where there are none at all. */
export function enrolmentAt(hash: string, all: readonly Enrolment[]): Enrolment | undefined {
  return all.find((enrolment) => addressOf(enrolment, all) === hash) ?? all[0];
}
