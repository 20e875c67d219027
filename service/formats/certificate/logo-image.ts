import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { CairnError } from '../../core/errors.ts';

/** An image as a PDF holds it: compressed once, and put into as many documents as there are certificates. */
export interface LogoImage {
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly filter: 'FlateDecode' | 'DCTDecode';
  readonly colourSpace: 'DeviceRGB' | 'DeviceGray';
  readonly samples: Uint8Array;
  /** How opaque each pixel is, 8 bits a pixel, deflated; null where all are. */
  readonly opacity: Uint8Array | null;
}

/** On a side; more than a printer can show at the size of a logo, and what a hostile image may take of memory. */
const MOST_PIXELS = 4096;

/**
 * Reads a PNG (RFC 2083) or a JPEG image (ITU-T T.81) in colours of a screen or in grey.
 *
 * @throws CairnError `logo-unusable` for anything else
 */
export function readLogo(bytes: Uint8Array): LogoImage {
  if ([0x89, 0x50, 0x4e, 0x47].every((byte, at) => bytes[at] === byte)) return fromPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return fromJpeg(bytes);
  throw unusable('is neither a PNG nor a JPEG image');
}

function fromPng(bytes: Uint8Array): LogoImage {
  const { buffer, byteOffset, byteLength } = bytes;
  // The size stands first of all, so that nothing is unpacked of an image that is too large.
  if (byteLength < 24) throw unusable('is damaged');
  const head = new DataView(buffer, byteOffset, byteLength);
  assertSize(head.getUint32(16), head.getUint32(20));
  let image: PNG;
  try {
    image = PNG.sync.read(Buffer.from(bytes));
  } catch (cause) {
    throw unusable('is damaged', cause);
  }
  const { width, height, data } = image;
  const colours = Buffer.alloc(width * height * 3);
  const opacity = Buffer.alloc(width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.copy(colours, pixel * 3, pixel * 4, pixel * 4 + 3);
    opacity[pixel] = data[pixel * 4 + 3] ?? 255;
  }
  return {
    width,
    height,
    filter: 'FlateDecode',
    colourSpace: 'DeviceRGB',
    samples: deflateSync(colours, { level: 9 }),
    opacity: opacity.every((value) => value === 255) ? null : deflateSync(opacity, { level: 9 }),
  };
}

/** Frame headers but for those of arithmetic and lossless coding, which PDF does not know: baseline, extended, progressive. */
const FRAME_HEADERS: readonly number[] = [0xc0, 0xc1, 0xc2];

function fromJpeg(bytes: Uint8Array): LogoImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (!FRAME_HEADERS.includes(marker)) {
      at += 2 + view.getUint16(at + 2);
      continue;
    }
    const [bits, height, width, components] = [
      view.getUint8(at + 4),
      view.getUint16(at + 5),
      view.getUint16(at + 7),
      view.getUint8(at + 9),
    ];
    assertSize(width, height);
    if (bits !== 8 || (components !== 1 && components !== 3)) throw unusable('is a JPEG image for print shops (CMYK)');
    const colourSpace = components === 3 ? 'DeviceRGB' : 'DeviceGray';
    return { width, height, filter: 'DCTDecode', colourSpace, samples: bytes, opacity: null };
  }
  throw unusable('is damaged');
}

function assertSize(width: number, height: number): void {
  if (width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS) return;
  throw unusable(`has ${width} by ${height} pixels, and at most ${MOST_PIXELS} by ${MOST_PIXELS} can be used`);
}

function unusable(what: string, cause?: unknown): CairnError {
  return new CairnError('logo-unusable', `the logo ${what}`, {
    remedy: 'give a PNG or JPEG image in RGB colours, as a browser shows it, of some hundred pixels',
    cause,
  });
}
