import { describe, expect, it } from 'vitest';
import { drawUp } from '../../../service/pathway/drawing/draw-up.ts';
import { largePathway } from '../check/large-pathway.ts';

describe('a pathway of two hundred modules, each of which asks for the fifty before it', () => {
  it('is drawn with one arrow from each module to the next', () => {
    const pathway = largePathway({ modules: 200, assessments: 1, awards: 1 });
    const ids = pathway.modules.map(({ id }) => id);
    const modules = pathway.modules.map((module, at) =>
      at === 0 ? module : { ...module, prerequisites: ids.slice(Math.max(0, at - 50), at) },
    );
    const { links } = drawUp({ ...pathway, modules }, new Map(), new Map());
    expect(links.filter(({ kind }) => kind === 'prerequisite').map(({ from, to }) => [from, to])).toEqual(
      ids.slice(1).map((id, at) => [`module:${ids[at]}`, `module:${id}`]),
    );
  });
});
