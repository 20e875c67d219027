import { deflateSync } from 'node:zlib';
import type { Box } from './box.ts';
import type { CertificateBranding } from './branding.ts';
import { channelsOf } from './colour.ts';
import { type PathPen, strand } from './guilloche.ts';
import type { PagePen } from './page-pen.ts';

/** From the edge of the paper to the middle of the frame's band, in points. */
const BAND = 30;

/** The frames drawn so far, compressed, by paper and colours: one issuer's certificates have one. */
const frames = new Map<string, Uint8Array>();

/** Draws the frame: a woven band between rules, as on share certificates. It is the same on all of an issuer's pages. */
export function drawFrame(pen: PagePen, colours: Pick<CertificateBranding, 'primaryColour' | 'accentColour'>): void {
  const { document, width, height } = pen;
  const key = [width, height, colours.primaryColour, colours.accentColour].join();
  let frame = frames.get(key);
  if (frame === undefined) {
    frame = deflateSync(frameOperators(width, height, colours), { level: 9 });
    frames.set(key, frame);
  }
  // ISO 32000-1 8.10: a form, which is content of its own that the page refers to.
  const form = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: {},
    Filter: 'FlateDecode',
  });
  form.end(Buffer.from(frame));
  Object.assign(document.page.xobjects, { Frame: form });
  pen.artefact(() => document.addContent('/Frame Do'));
}

function frameOperators(
  width: number,
  height: number,
  { primaryColour, accentColour }: Pick<CertificateBranding, 'primaryColour' | 'accentColour'>,
): string {
  const path = new PathOperators();
  const box: Box = { x: BAND, y: BAND, width: width - 2 * BAND, height: height - 2 * BAND };
  path.stroke(0.4, primaryColour, 0.6, () => {
    for (const phase of [0, 0.25, 0.5, 0.75]) strand(path, box, { radius: 10, amplitude: 6.5, wave: 40, phase });
  });
  path.stroke(0.35, accentColour, 0.75, () => {
    for (const phase of [0, 0.5]) strand(path, box, { radius: 10, amplitude: 3.2, wave: 20, phase });
  });
  const rule = (inset: number, weight: number, colour: string) =>
    path.stroke(weight, colour, 1, () => path.rect(inset, inset, width - 2 * inset, height - 2 * inset));
  rule(BAND - 10, 0.9, primaryColour);
  rule(BAND + 10, 0.9, primaryColour);
  rule(BAND + 13.5, 0.4, accentColour);
  return path.text;
}

/** Paths as operators of PDF (ISO 32000-1 8.5). */
class PathOperators implements PathPen {
  readonly #operators: string[] = [];

  get text(): string {
    return this.#operators.join('\n');
  }

  moveTo(x: number, y: number): void {
    this.#add('m', x, y);
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#add('c', ...points);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#add('re', x, y, width, height);
  }

  stroke(weight: number, colour: string, strength: number, draw: () => void): void {
    this.#add('w', weight);
    this.#add('RG', ...channelsOf(colour, strength));
    draw();
    this.#add('S');
  }

  #add(operator: string, ...operands: readonly number[]): void {
    this.#operators.push([...operands.map((operand) => Math.round(operand * 100) / 100), operator].join(' '));
  }
}
