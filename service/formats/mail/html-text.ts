const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML whose every inserted text is a text: nothing that a name says can become markup. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** The HTML of a template: what is inserted is escaped, for text and quoted attributes alike, unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...inserted: readonly (string | Html | readonly Html[])[]): Html {
  const texts = inserted.map((value) => {
    if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
    return value instanceof Html ? value.source : value.map(({ source }) => source).join('');
  });
  return new Html(String.raw({ raw: parts.raw }, ...texts));
}
