import { type CairnPosture, cairnFigure } from '../page/cairn-figure.ts';

const POSTURES: readonly CairnPosture[] = ['whole', 'fallen', 'fogged'];

/** Puts its cairn before each of the three answers that the start of the page explains. */
export function drawLegend(): void {
  for (const posture of POSTURES) {
    document.querySelector(`[data-posture="${posture}"]`)?.prepend(cairnFigure(posture));
  }
}
