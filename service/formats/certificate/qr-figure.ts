import qrcode from 'qrcode';
import type { Box } from './box.ts';

/** What the code's squares are drawn with. */
export interface RectanglePen {
  rect(x: number, y: number, width: number, height: number): unknown;
}

/**
 * Draws a QR code (ISO/IEC 18004) as rectangles, one for each run of dark modules in a row; the caller fills them. Level
 * M bears up to 15 % of damage, as a fold or a frame's edge. The quiet zone of four modules is inside the box.
 */
export function qrFigure(pen: RectanglePen, text: string, { x, y, width }: Box): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const module = width / (modules.size + 8);
  for (let row = 0; row < modules.size; row += 1) {
    let start: number | null = null;
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && modules.get(row, column) !== 0;
      if (isDark) start ??= column;
      else if (start !== null) {
        pen.rect(x + (start + 4) * module, y + (row + 4) * module, (column - start) * module, module);
        start = null;
      }
    }
  }
}
