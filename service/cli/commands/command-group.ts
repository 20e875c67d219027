import type { Command } from 'commander';
import type { Cli } from '../cli.ts';

/** Adds one command, or a family of them, to the program. */
export type AddCommands = (program: Command, cli: Cli) => void;

/** Examples for the end of a help text; a line that begins with a blank goes on with the one before it. */
export function example(...lines: readonly string[]): string {
  return `\nExample:\n${lines.map((line) => (line.startsWith(' ') ? `  ${line}` : `  $ npx cairn ${line}`)).join('\n')}\n`;
}

/** Gathers an option that may be given several times. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
