import type { Command } from 'commander';
import type { Cli } from '../cli.ts';

/** Adds one command, or a family of them, to the program. */
export type AddCommands = (program: Command, cli: Cli) => void;

/** An example for the end of a help text. */
export function example(...lines: readonly string[]): string {
  return `\nExample:\n${lines.map((line) => `  $ npx cairn ${line}`).join('\n')}\n`;
}

/** Gathers an option that may be given several times. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
