import { drawUp } from '../../pathway/drawing/draw-up.ts';
import { outlineOf } from '../../pathway/drawing/outline.ts';
import { textDirection } from '../../pathway/text-direction.ts';
import { element, elementById, foreignText } from '../page/element.ts';
import { mapView } from '../page/map-view.ts';
import { closeOutside, openDetails } from './details-dialog.ts';
import { factsView } from './facts-view.ts';
import { type FetchedPathway, fetchPathway } from './fetch-pathway.ts';
import { entryOf, outlineView } from './outline-view.ts';
import { PATHWAY_WORDS as WORDS } from './page-words.ts';
import { type PathwayName, parsePathwayName } from './pathway-name.ts';

const heading = elementById('page-title', HTMLHeadingElement);
const announcement = elementById('announcement', HTMLParagraphElement);
const place = elementById('pathway', HTMLDivElement);
const details = elementById('details', HTMLDialogElement);
/** Counts what was asked for: the answer of one that a newer one overtook is dropped. */
let latest = 0;

async function showAddressed(): Promise<void> {
  const name = parsePathwayName(location.hash);
  // A jump within the page names no pathway.
  if (name === null && location.hash === '#main') return;
  latest += 1;
  const mine = latest;
  place.replaceChildren();
  if (name === null) {
    announcement.textContent = WORDS.unnamed;
    return;
  }
  announcement.textContent = WORDS.loading;
  const fetched = await fetchPathway(name);
  if (mine === latest) show(name, fetched);
}

function show({ id, edition }: PathwayName, fetched: FetchedPathway): void {
  if (fetched.kind !== 'pathway') {
    announcement.textContent = fetched.kind === 'missing' ? WORDS.missing(`${id}@${edition}`) : WORDS[fetched.kind];
    return;
  }
  const { pathway, since, competencies } = fetched;
  const drawing = drawUp(pathway, new Map(), competencies);
  const outline = outlineOf(pathway, drawing, competencies);
  announcement.textContent = '';
  document.title = WORDS.title(pathway.title);
  heading.replaceChildren(foreignText(pathway.title));
  heading.dir = textDirection(pathway.title);
  const open = (key: string): void => {
    const entry = entryOf(outline, key);
    if (entry !== null) openDetails(details, entry);
  };
  place.replaceChildren(
    element('p', { class: 'lead', lang: pathway.language }, foreignText(pathway.description)),
    factsView(pathway, since),
    element(
      'section',
      { 'aria-labelledby': 'drawing-title' },
      element('h2', { id: 'drawing-title' }, WORDS.drawing),
      element('p', { class: 'pathway-hint' }, WORDS.drawingHint),
      mapView(drawing, open),
    ),
    element(
      'section',
      { class: 'pathway-outline', 'aria-labelledby': 'outline-title' },
      element('h2', { id: 'outline-title' }, WORDS.outline),
      ...outlineView(outline),
    ),
  );
}

closeOutside(details);
addEventListener('hashchange', () => void showAddressed());
void showAddressed();
