import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { LoadRequest } from './load-generator.ts';

/** A load generator in a process of its own. */
export interface Load {
  /** Asks for a while and returns the answers per second. @throws when an answer was not 200, or none came */
  run(request: LoadRequest): Promise<number>;
  end(): void;
}

const loadAnswer = z.union([
  z.object({ failure: z.string() }),
  z.object({ answered: z.int().positive(), seconds: z.number().positive() }),
]);

/** Starts the process; it ends with this one. */
export function startLoad(): Load {
  const child: ChildProcess = fork(join(import.meta.dirname, 'load-generator.ts'));
  return {
    async run(request) {
      const settled = new AbortController();
      const answers = [once(child, 'message', settled), endOf(child, settled)];
      child.send(request);
      const [message] = await Promise.race(answers).finally(() => settled.abort());
      const answer = loadAnswer.parse(message);
      if ('failure' in answer) throw new Error(`The load generator failed: ${answer.failure}`);
      return answer.answered / answer.seconds;
    },
    end: () => child.disconnect(),
  };
}

/** Fails when the process ends; never succeeds. */
async function endOf(child: ChildProcess, { signal }: AbortController): Promise<never> {
  const [code] = await once(child, 'exit', { signal });
  throw new Error(`The load generator ended with code ${String(code)}.`);
}
