import type { Logger } from 'pino';
import { CairnError } from '../core/errors.ts';

/** Logs what fails beside the requests. What it tells of a learner is their reference. */
export function reportBackgroundFailures(logger: Logger): (failure: unknown) => void {
  return (failure) => {
    if (!(failure instanceof CairnError)) {
      logger.error({ err: failure }, 'work in the background failed');
      return;
    }
    const { code, message, remedy, details } = failure;
    logger.warn({ code, remedy, ...details }, message);
  };
}
