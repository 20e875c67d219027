import { type Child, element } from '../../page/element.ts';
import { SECTIONS, type Section } from '../learn-words.ts';

/** A section of the page under its heading; who follows a link to it gets the focus there. */
export function section(name: Section, ...children: readonly Child[]): HTMLElement {
  return element(
    'section',
    { class: `part part-${name}`, id: `part-${name}`, 'aria-labelledby': `title-${name}` },
    element('h2', { id: `title-${name}`, tabindex: -1 }, SECTIONS[name]),
    ...children,
  );
}

/** Links to the sections that are there. The address behind the # says which enrolment is shown: it stays. */
export function sectionLinks(names: readonly Section[], label: string): HTMLElement {
  return element(
    'nav',
    { class: 'section-links', 'aria-label': label },
    element(
      'ul',
      {},
      ...names.map((name) => {
        const link = element('a', { href: `#part-${name}` }, SECTIONS[name]);
        link.addEventListener('click', (event) => {
          event.preventDefault();
          const title = document.getElementById(`title-${name}`);
          title?.scrollIntoView();
          title?.focus({ preventScroll: true });
        });
        return element('li', {}, link);
      }),
    ),
  );
}
