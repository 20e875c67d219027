import { element } from './element.ts';

/**
 * A text of several paragraphs that somebody else wrote, text and nothing but text. What blank lines set apart is a
 * paragraph of its own, and lines that all begin with a hyphen are a list, as Open Badges' Markdown has them.
 */
export function foreignProse(text: string): HTMLElement {
  const blocks = text.split(/\n{2,}/).map((block) => {
    const lines = block.split('\n');
    if (!lines.every((line) => line.startsWith('- '))) return element('p', { dir: 'auto' }, block);
    return element('ul', {}, ...lines.map((line) => element('li', { dir: 'auto' }, line.slice('- '.length))));
  });
  return element('div', { class: 'prose' }, ...blocks);
}
