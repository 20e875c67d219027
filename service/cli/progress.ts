import cliProgress from 'cli-progress';
import type { OnProgress, Progress } from '../registrar/installation.ts';
import { plainJson, plainText } from './plain-text.ts';
import { byteCount, count, duration } from './words.ts';

/** Shows on a stream how far long work has come. */
export interface ProgressDisplay {
  readonly report: OnProgress;
  /** Leaves the stream to others. Safe to call again. */
  end(): void;
}

/** Where a bar makes no sense, a line this often says that the command lives. */
const LINE_EVERY_MS = 3_000;
const BAR_WIDTH = 24;

/** A bar on a terminal; elsewhere a line every few seconds, which is JSON for those who asked for it. */
export function progressOn(stream: NodeJS.WriteStream, json: boolean): ProgressDisplay {
  return stream.isTTY === true ? bar(stream) : lines(stream, json);
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const started = performance.now();
  let shown: Progress | null = null;
  const display = new cliProgress.SingleBar({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
    fps: 8,
    format: () => (shown === null ? '' : describe(shown, started)),
  });
  return {
    report: (progress) => {
      const first = shown === null;
      shown = progress;
      if (first) display.start(progress.total ?? 0, progress.done);
      display.setTotal(progress.total ?? 0);
      display.update(progress.done);
    },
    end: () => {
      if (shown === null) return;
      shown = null;
      display.stop();
    },
  };
}

function lines(stream: NodeJS.WriteStream, json: boolean): ProgressDisplay {
  const started = performance.now();
  let last = started;
  return {
    report: (progress) => {
      if (performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      stream.write(json ? `${plainJson({ progress })}\n` : `${describe(progress, started, false)}\n`);
    },
    end: () => {},
  };
}

function describe({ step, done, total, unit }: Progress, started: number, drawn = true): string {
  const name = plainText(step);
  const time = duration(performance.now() - started);
  if (total === undefined) return `${name}: ${count(done)} (${time})`;
  const filled = total === 0 ? 0 : Math.round((done / total) * BAR_WIDTH);
  const drawing = drawn ? `${'█'.repeat(filled)}${'░'.repeat(Math.max(BAR_WIDTH - filled, 0))} ` : '';
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  const amount = unit === 'bytes' ? `${share} % of ${byteCount(total)}` : `${count(done)} of ${count(total)}`;
  return `${drawing}${name}: ${amount} (${time})`;
}
