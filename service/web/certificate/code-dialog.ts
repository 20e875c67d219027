import { element, elementById, svgElement } from '../page/element.ts';
import { TAKE_WORDS as WORDS } from './page-words.ts';

/** Units of the drawing; it scales to whatever room there is. */
const SIZE = 100;

/** Opens the QR code of an address as a modal dialog, large enough to be scanned from across a table. */
export async function openCode(url: string): Promise<void> {
  // Loaded when it is asked for: most holders never show a code.
  const { qrFigure } = await import('../../formats/certificate/qr-figure.ts');
  let modules = '';
  const pen = {
    rect: (x: number, y: number, width: number, height: number) => {
      modules += `M${x} ${y}h${width}v${height}h${-width}z`;
    },
  };
  qrFigure(pen, url, { x: 0, y: 0, width: SIZE, height: SIZE });
  const dialog = elementById('code', HTMLDialogElement);
  const close = element('button', { type: 'button', class: 'primary-button' }, WORDS.close);
  close.addEventListener('click', () => dialog.close());
  dialog.replaceChildren(
    element('h2', { id: 'code-title' }, WORDS.codeTitle),
    svgElement(
      'svg',
      { class: 'code-figure', viewBox: `0 0 ${SIZE} ${SIZE}`, role: 'img', 'aria-label': WORDS.codeLabel },
      svgElement('path', { class: 'code-modules', d: modules }),
    ),
    element('p', {}, WORDS.codeText),
    element('p', { class: 'take-buttons' }, close),
  );
  dialog.showModal();
}
