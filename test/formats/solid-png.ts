import { crc32, deflateSync } from 'node:zlib';

/** A PNG image (RFC 2083) of one colour, perhaps with a diagonal in it that shows the paper: what a logo may be like. */
export function solidPng(
  width: number,
  height: number,
  rgba: readonly [number, number, number, number],
  hasDiagonal = true,
): Uint8Array {
  const rows = Buffer.alloc(height * (1 + 4 * width));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isDiagonal = hasDiagonal && Math.abs(x / width - y / height) < 0.05;
      rows.set(isDiagonal ? [255, 255, 255, 0] : rgba, y * (1 + 4 * width) + 1 + 4 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
