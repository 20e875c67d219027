import type { Box } from './box.ts';

/** What a waved line is drawn with. */
export interface PathPen {
  moveTo(x: number, y: number): unknown;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): unknown;
}

/** A point of the frame: where it is, and which way is outwards. */
interface FramePoint {
  readonly x: number;
  readonly y: number;
  readonly outX: number;
  readonly outY: number;
}

const STEPS_PER_WAVE = 6;

/**
 * One strand of a guilloche border: a sine wave that runs around a rectangle with round corners and closes in itself.
 * Several strands, shifted against one another, make the woven band of share certificates.
 *
 * @param phase of the wave, from 0 to 1; @param wave its length in points, made a little longer or shorter so that it closes
 */
export function strand(
  pen: PathPen,
  box: Box,
  { radius, amplitude, wave, phase }: { radius: number; amplitude: number; wave: number; phase: number },
): void {
  const length = 2 * (box.width + box.height) - 8 * radius + 2 * Math.PI * radius;
  const waves = Math.round(length / wave);
  const steps = waves * STEPS_PER_WAVE;
  const at = (step: number) => {
    const turn = 2 * Math.PI * ((step / steps) * waves + phase);
    const point = onFrame(box, radius, (step / steps) * length);
    const out = amplitude * Math.sin(turn);
    return { x: point.x + point.outX * out, y: point.y + point.outY * out };
  };
  const start = at(0);
  pen.moveTo(start.x, start.y);
  for (let step = 0; step < steps; step += 1) {
    // Catmull-Rom through the points of the wave, as Bezier curves.
    const [before, from, to, after] = [at(step - 1), at(step), at(step + 1), at(step + 2)];
    pen.bezierCurveTo(
      from.x + (to.x - before.x) / 6,
      from.y + (to.y - before.y) / 6,
      to.x - (after.x - from.x) / 6,
      to.y - (after.y - from.y) / 6,
      to.x,
      to.y,
    );
  }
}

/** The point at a distance along the frame, clockwise from the end of the upper left corner. */
function onFrame({ x, y, width, height }: Box, radius: number, distance: number): FramePoint {
  const [across, down, corner] = [width - 2 * radius, height - 2 * radius, (Math.PI * radius) / 2];
  const length = 2 * (across + down) + 4 * corner;
  let left = ((distance % length) + length) % length;
  const sides = [
    { run: across, fromX: x + radius, fromY: y, alongX: 1, alongY: 0 },
    { run: down, fromX: x + width, fromY: y + radius, alongX: 0, alongY: 1 },
    { run: across, fromX: x + width - radius, fromY: y + height, alongX: -1, alongY: 0 },
    { run: down, fromX: x, fromY: y + height - radius, alongX: 0, alongY: -1 },
  ];
  for (const { run, fromX, fromY, alongX, alongY } of sides) {
    const [outX, outY] = [alongY, -alongX];
    if (left <= run) return { x: fromX + alongX * left, y: fromY + alongY * left, outX, outY };
    left -= run;
    if (left <= corner) {
      const angle = left / radius;
      const [endX, endY] = [fromX + alongX * run, fromY + alongY * run];
      const [normalX, normalY] = [
        outX * Math.cos(angle) + alongX * Math.sin(angle),
        outY * Math.cos(angle) + alongY * Math.sin(angle),
      ];
      return {
        x: endX - outX * radius + normalX * radius,
        y: endY - outY * radius + normalY * radius,
        outX: normalX,
        outY: normalY,
      };
    }
    left -= corner;
  }
  return { x: x + radius, y, outX: 0, outY: -1 };
}
