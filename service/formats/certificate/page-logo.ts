import type { LogoImage } from './logo-image.ts';
import type { PagePen } from './page-pen.ts';

/** Logos come in all shapes: none is higher than this, none wider; points. */
const LARGEST = { width: 330, height: 58 };

/** How high the logo is printed, in points: as large as there is room for it. */
export function logoHeight({ width, height }: LogoImage): number {
  return height * scaleOf(width, height);
}

/** Draws the logo in the middle, from a height downwards. @param alt what it is a picture of */
export function drawLogo(pen: PagePen, logo: LogoImage, y: number, alt: string): void {
  const { document } = pen;
  const image = document.ref({ ...dictionary(logo, logo.colourSpace, logo.filter), ...opacityOf(pen, logo) });
  image.end(Buffer.from(logo.samples));
  Object.assign(document.page.xobjects, { Logo: image });
  const scale = scaleOf(logo.width, logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const x = (pen.width - width) / 2;
  pen.figure(alt, { x, y, width, height }, () => {
    // The library's pages are upside down, and so would be images.
    document
      .save()
      .transform(width, 0, 0, -height, x, y + height)
      .addContent('/Logo Do')
      .restore();
  });
}

/** ISO 32000-1 11.6.5.3: another image that says how opaque each pixel is. */
function opacityOf({ document }: PagePen, logo: LogoImage): object {
  if (logo.opacity === null) return {};
  const mask = document.ref(dictionary(logo, 'DeviceGray', 'FlateDecode'));
  mask.end(Buffer.from(logo.opacity));
  return { SMask: mask };
}

function dictionary({ width, height }: LogoImage, colourSpace: string, filter: string): object {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colourSpace,
    BitsPerComponent: 8,
    Filter: filter,
  };
}

function scaleOf(width: number, height: number): number {
  return Math.min(LARGEST.width / width, LARGEST.height / height);
}
