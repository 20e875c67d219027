import { inspect } from 'node:util';
import { CairnError } from '../core/errors.ts';
import { plainJson } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells a person, or a program, what went wrong and what to do. Never a stack trace, unless CAIRN_DEBUG asks for it.
 */
export function reportError(error: unknown, terminal: Terminal, environment: NodeJS.ProcessEnv): void {
  terminal.clearProgress();
  const known = error instanceof CairnError ? error : unexpected(error);
  const { stderr, paintError: paint } = terminal;
  if (terminal.json) {
    const { code, message, remedy = null, details } = known;
    stderr.write(`${plainJson({ error: { code, message, remedy, details: jsonable(details) } })}\n`);
  } else {
    stderr.write(
      `${paint('error:', 'red', 'bold')} ${shownLines(known.message, paint)} ${paint(`[${known.code}]`, 'dim')}\n`,
    );
    if (known.remedy !== undefined) stderr.write(`  ${shownLines(sentence(known.remedy), paint)}\n`);
  }
  if (environment['CAIRN_DEBUG'] === '1') stderr.write(`${inspect(error, { depth: 6 })}\n`);
}

function unexpected(error: unknown): CairnError {
  const what = error instanceof Error ? error.message : String(error);
  return new CairnError('internal-error', `something went wrong that should not have: ${what}`, {
    remedy:
      'Run the command again with CAIRN_DEBUG=1 for the trace, and report it. What was acknowledged before is kept.',
    cause: error,
  });
}

/** Some messages, as of a configuration with several faults, are lists: their lines are kept. */
function shownLines(text: string, paint: (text: string) => string): string {
  return text
    .split('\n')
    .slice(0, 30)
    .map((line) => paint(line))
    .join('\n  ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?:]$/.test(text) ? '' : '.'}`;
}

/** JSON knows no bigint. */
function jsonable(details: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(details, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
