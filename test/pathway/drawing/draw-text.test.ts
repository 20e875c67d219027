import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../service/cli/plain-text.ts';
import { displayWidth } from '../../../service/core/display-width.ts';
import type { PathwayDefinition } from '../../../service/pathway/definition/pathway-definition.ts';
import { drawUp } from '../../../service/pathway/drawing/draw-up.ts';
import { layOut } from '../../../service/pathway/drawing/lay-out.ts';
import { drawText } from '../../../service/pathway/drawing/terminal/draw-text.ts';
import { terminalMedium } from '../../../service/pathway/drawing/terminal/terminal-medium.ts';
import { dataStewardshipPathway } from '../../../service/pathway/examples/shipped-pathways.ts';
import { anyPathway } from './any-pathway.ts';
import { threeTierPathway } from './three-tier-pathway.ts';

function drawn(pathway: PathwayDefinition, width: number, ascii = false): string[] {
  const laidOut = layOut(drawUp(pathway), terminalMedium(plainText), { width });
  return drawText(laidOut, { paint: (text) => plainText(text), ascii });
}

describe('a pathway in a terminal', () => {
  it('is readable in 80 columns', () => {
    expect(`\n${drawn(dataStewardshipPathway, 80).join('\n')}`).toMatchInlineSnapshot(`
      "
      Foundations of Data Stewardship
      data-stewardship-foundations@2 · Cairn Example University (IE) · online · 3
      modules · 1 ECTS credit = 25 h

      ╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸
       Tier 1 · EQF 5                                  ╭┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮
       Foundations                                     ┊ ▸  Half of the way         ┊
       To complete it: reach a weighted score of 50    ┊    Pass “Describing data”  ┊
       (“Data cleaning test” 30 %, “Data sharing       ┊    and “Sharing data       ┊
       plan” 30 %, “Case examination” 40 %); and pass  ┊    responsibly”.           ┊
       “Describing data”, “Sharing data responsibly”   ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯
       and “Stewardship in practice”.
                                                       ╔════════════════════════════╗
       ╭────────────────────────────────────────────╮  ║ ★  Statement of            ║
       │ 1  Describing data                         │  ║    participation           ║
       │ 25 h · 1 ECTS credit · pass mark 40        │  ║ Statement of               ║
       │ [1.1] [1.2]                                │  ║ Participation: Foundations ║
       │ ○  Catalogue quiz                          │  ║ of Data Stewardship        ║
       │    automatic                         [1.1] │  ║ Hand in at least 1         ║
       │ ●  Data cleaning test                100 % │  ║ assessment; and do not     ║
       │    automatic · honour code     [1.1] [1.2] │  ║ withdraw.                  ║
       ╰──────────────────────┬─────────────────────╯  ╚════════════════════════════╝
                              ▼
       ╭────────────────────────────────────────────╮  ╔════════════════════════════╗
       │ 2  Sharing data responsibly                │  ║ ★  Badge                   ║
       │ 25 h · 1 ECTS credit · pass mark 40        │  ║ Data Sharing Planner       ║
       │ after 1                                    │  ║ Score at least 60 in “Data ║
       │ [2.1]                                      │  ║ sharing plan”.             ║
       │ ●  Data sharing plan                 100 % │  ╚════════════════════════════╝
       │    peer-reviewed · honour code       [2.1] │
       ╰──────────────────────┬─────────────────────╯  ╔════════════════════════════╗
                              ▼                        ║ ★  Certificate             ║
       ╭────────────────────────────────────────────╮  ║ Certificate in Data        ║
       │ 3  Stewardship in practice                 │  ║ Stewardship (Foundations)  ║
       │ 25 h · 1 ECTS credit · pass mark 40        │  ║ EQF 5 · 3 ECTS credits     ║
       │ after 1, 2                                 │  ║ Complete the tier          ║
       │ [3.1]                                      │  ║ “Foundations”; and do not  ║
       │ ◆  Case examination                  100 % │  ║ withdraw.                  ║
       │    proctored exam  [1.1] [1.2] [2.1] [3.1] │  ║ With distinction: Reach a  ║
       ╰────────────────────────────────────────────╯  ║ weighted score of 85       ║
                                                       ║ (“Data cleaning test”      ║
                                                       ║ 30 %, “Data sharing plan”  ║
                                                       ║ 30 %, “Case examination”   ║
                                                       ║ 40 %).                     ║
                                                       ╚════════════════════════════╝


       │  │  module for everybody
        ●    assessment that decides
        ◆    assessment that decides, identity assured
        ○    assessment for practice, decides nothing
       [1.1] learning outcome, assessed
      ╶────▶ to be passed before"
    `);
  });

  it('needs nothing but ASCII where nothing else can be shown', () => {
    const own = drawn(threeTierPathway, 100, true)
      .join('\n')
      .replaceAll(/[“”·]|\p{Script=Arabic}/gu, '');
    expect(own.match(/[^\n -~]/gu)).toBeNull();
  });

  it('never is wider than the terminal, whatever stands in it', () => {
    fc.assert(
      fc.property(anyPathway, fc.integer({ min: 40, max: 160 }), (pathway, width) => {
        for (const line of drawn(pathway, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 10 },
    );
  });

  it('lets nothing through that could act on a terminal', () => {
    fc.assert(
      fc.property(anyPathway, (pathway) => {
        expect(
          drawn(pathway, 80)
            .join('')
            .match(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u),
        ).toBeNull();
      }),
      { numRuns: 10 },
    );
  });

  it('shows every title whole', () => {
    const text = drawn(threeTierPathway, 120)
      .join(' ')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '');
    for (const { title } of threeTierPathway.modules.slice(0, 4)) {
      for (const word of title.split(/[^\p{L}]+/u)) expect(text).toContain(word);
    }
  });
});
