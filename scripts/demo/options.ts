import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Folder of the OULAD files, for the demonstration on real data. */
  readonly oulad: string | undefined;
  /** End after the summary, node included. */
  readonly once: boolean;
  /** The last line is one JSON object; the steps go to stderr. */
  readonly json: boolean;
}

const usage = 'usage: npm run demo -- [--oulad DIR] [--once] [--json]';

/** Reads the command line of `npm run demo -- ...`. Ends the process with the usage when it cannot. */
export function demoOptions(args: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        oulad: { type: 'string' },
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return { oulad: values.oulad, once: values.once, json: values.json };
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    console.error(usage);
    process.exit(3);
  }
}
