/** Shows what the demonstration does, a line a step, with how long it took. */
export interface Steps {
  run<T>(title: string, work: (detail: (text: string) => void) => Promise<T>): Promise<T>;
}

/** Steps are written to `stream`: a line that fills itself on a terminal, a line at the end of each elsewhere. */
export function stepsOn(stream: NodeJS.WriteStream): Steps {
  const live = stream.isTTY === true;
  return {
    async run(title, work) {
      const started = performance.now();
      let detail = '';
      const show = (mark: string, end: string) => {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        const line = `${mark} ${title}${detail === '' ? '' : `: ${detail}`} (${seconds} s)`;
        stream.write(live ? `\r\u001b[2K${line}${end}` : `${line}${end}`);
      };
      if (live) show('…', '');
      try {
        const result = await work((text) => {
          detail = text;
          if (live) show('…', '');
        });
        show('✓', '\n');
        return result;
      } catch (error) {
        show('✗', '\n');
        throw error;
      }
    },
  };
}
