import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Folder of the OULAD files, for the demonstration on real data. */
  readonly oulad: string | undefined;
  /** End after the summary, node included. */
  readonly once: boolean;
  /** The last line is one JSON object; the steps go to stderr. */
  readonly json: boolean;
}

/** Reads the command line of `npm run demo -- ...`. Ends the process with the usage when it cannot. */
export function demoOptions(args: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        oulad: { type: 'string' },
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    return { oulad: values.oulad, once: values.once, json: values.json };
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    console.error('usage: npm run demo -- [--oulad DIR] [--once] [--json]');
    process.exit(3);
  }
}
