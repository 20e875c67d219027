import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLogo } from '../../service/formats/certificate/logo-image.ts';
import { solidPng } from './solid-png.ts';

/** The head of a JPEG image: an application segment, and the frame with its size and number of colour components. */
function jpegHead(components: number, { width = 300, height = 200, frame = 0xc0 } = {}): Uint8Array {
  const sizes = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, frame, 0, 17, 8, ...sizes, components, 0, 0, 0]);
}

describe('a logo', () => {
  it('is taken as PNG with how opaque it is, pixel by pixel', () => {
    const logo = readLogo(solidPng(40, 20, [10, 20, 30, 90]));
    expect(logo).toMatchObject({ width: 40, height: 20, filter: 'FlateDecode', colourSpace: 'DeviceRGB' });
    const colours = inflateSync(logo.samples);
    const opacity = inflateSync(logo.opacity ?? new Uint8Array());
    expect([colours.length, opacity.length]).toEqual([2400, 800]);
    expect([[...colours.subarray(-60, -57)], opacity[780]]).toEqual([[10, 20, 30], 90]);
  });

  it('is taken as PNG without opacity where it has none', () => {
    expect(readLogo(solidPng(4, 4, [1, 2, 3, 255], false)).opacity).toBeNull();
  });

  it.each([
    [3, 'DeviceRGB'],
    [1, 'DeviceGray'],
  ])('is taken as JPEG of %i components as it is', (components, colourSpace) => {
    const bytes = jpegHead(components, { frame: 0xc2 });
    const logo = readLogo(bytes);
    expect(logo).toMatchObject({ width: 300, height: 200, filter: 'DCTDecode', colourSpace, opacity: null });
    expect(logo.samples).toBe(bytes);
  });

  it.each([
    ['a JPEG in the colours of print shops', jpegHead(4), /CMYK/],
    ['a JPEG that ends before its size', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]), /damaged/],
    ['a PNG that ends in the middle', solidPng(40, 40, [1, 2, 3, 255]).subarray(0, 90), /damaged/],
    ['a PNG that ends in its head', solidPng(40, 40, [1, 2, 3, 255]).subarray(0, 20), /damaged/],
    ['an image of no size', jpegHead(3, { width: 0 }), /0 by 200 pixels/],
    ['an image that would unpack to gigabytes', hugePng(), /100000 by 100000 pixels/],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), /neither a PNG nor a JPEG/],
    ['nothing', new Uint8Array(), /neither a PNG nor a JPEG/],
  ])('is refused when it is %s', (_, bytes, why) => {
    expect(() => readLogo(bytes)).toThrow(
      expect.objectContaining({ code: 'logo-unusable', message: expect.stringMatching(why) }),
    );
  });
});

function hugePng(): Uint8Array {
  const bytes = Uint8Array.from(solidPng(4, 4, [1, 2, 3, 255]));
  const head = new DataView(bytes.buffer);
  head.setUint32(16, 100_000);
  head.setUint32(20, 100_000);
  return bytes;
}
