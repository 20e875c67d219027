import type { OnProgress } from '../registrar/installation.ts';
import { type Paint, paintFor } from './palette.ts';
import { plainJson } from './plain-text.ts';
import { progressOn } from './progress.ts';

/** Where a command's answers go: plain words for people, or one JSON object a line for programs. */
export class Terminal {
  readonly json: boolean;
  readonly paint: Paint;
  readonly stderr: NodeJS.WriteStream;
  readonly paintError: Paint;
  readonly #stdout: NodeJS.WriteStream;
  #endProgress: (() => void) | null = null;

  constructor(
    streams: { readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream },
    environment: NodeJS.ProcessEnv,
    json: boolean,
  ) {
    this.json = json;
    this.#stdout = streams.stdout;
    this.stderr = streams.stderr;
    this.paint = paintFor(streams.stdout, environment);
    this.paintError = paintFor(streams.stderr, environment);
  }

  /** Lines for people; programs do not see them. Foreign text in them has gone through `paint` or `plainText`. */
  say(...lines: readonly string[]): void {
    if (!this.json) this.#stdout.write(`${lines.join('\n')}\n`);
  }

  /** One object for programs; people do not see it. */
  record(record: Readonly<Record<string, unknown>>): void {
    if (this.json) this.#stdout.write(`${plainJson(record)}\n`);
  }

  /** One JSON document, for whoever asked for just that. */
  print(document: unknown): void {
    this.#stdout.write(`${plainJson(document, 2)}\n`);
  }

  /** The object for programs, or the lines for people. */
  answer(record: Readonly<Record<string, unknown>>, ...lines: readonly string[]): void {
    this.record(record);
    this.say(...lines);
  }

  /** Does long work while its progress is shown; the display is gone when this resolves. */
  async showing<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
    const display = progressOn(this.stderr, this.json);
    this.#endProgress = display.end;
    try {
      return await work(display.report);
    } finally {
      this.clearProgress();
    }
  }

  /** Takes the progress display off the terminal, so that an error or a farewell stands on a line of its own. */
  clearProgress(): void {
    this.#endProgress?.();
    this.#endProgress = null;
  }
}
