/** Seconds that one endpoint or one domain may take before the page goes on without it. */
export const ENDPOINT_SECONDS = 10;

/** What {@link boundedWait} gives when the time ran out. */
export const TOO_SLOW: unique symbol = Symbol('too slow');

/**
 * Waits for a promise for at most so many seconds. The work itself is not stopped, only no longer waited for.
 *
 * @throws whatever the promise rejects with, when that happens in time.
 */
export async function boundedWait<T>(work: Promise<T>, seconds: number): Promise<T | typeof TOO_SLOW> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<typeof TOO_SLOW>((resolve) => {
    timer = setTimeout(() => resolve(TOO_SLOW), seconds * 1000);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
