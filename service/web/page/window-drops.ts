import { elementById } from './element.ts';

/** Takes what is dropped anywhere on the window; while something is held over it, the page's veil says what to do. */
export function listenForWindowDrops(receive: (dropped: DataTransfer | null) => void): void {
  const veil = elementById('drop-veil', HTMLDivElement);
  let depth = 0;
  const showVeil = (change: number): void => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  window.addEventListener('dragenter', () => showVeil(1));
  window.addEventListener('dragleave', () => showVeil(-1));
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    showVeil(-depth);
    receive(event.dataTransfer);
  });
}
