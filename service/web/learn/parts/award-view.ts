import type { LearnerWay, WayAward } from '../../../pathway/learner-way/learner-way.ts';
import { element, foreignText } from '../../page/element.ts';
import { saveFile } from '../../page/save-file.ts';
import { AWARD_WORDS as WORDS } from '../learn-words.ts';
import { explanationTree } from './explanation-view.ts';
import { section } from './section.ts';
import { drawnSign, progressBar, standingIcon } from './standing-badge.ts';

/** What the learner may do about a decision. */
export interface AwardActs {
  readonly askForReview: (award: WayAward, button: HTMLButtonElement) => void;
}

/** Every award with the decision on it, why, and what it rests on. */
export function awardsView({ awards, pathway }: LearnerWay, acts: AwardActs): HTMLElement {
  return section(
    'awards',
    element('ul', { class: 'awards' }, ...awards.map((award) => awardCard(award, pathway.edition, acts))),
  );
}

/** @param edition of the learner's own version: an award that was kept of another says so */
function awardCard(award: WayAward, edition: string, acts: AwardActs): HTMLElement {
  const { name, kind, facts, description, explanation, standing, progress } = award;
  const review = element(
    'button',
    { type: 'button', class: 'quiet-button', 'aria-label': WORDS.reviewOf(name) },
    WORDS.review,
  );
  review.addEventListener('click', () => acts.askForReview(award, review));
  return element(
    'li',
    { class: `award is-${standing}`, id: `award-${award.award}`, tabindex: -1 },
    drawnSign({ sign: 'award', kind: award.achievementType }, 'award-medal'),
    element(
      'div',
      { class: 'award-words' },
      element('p', { class: 'award-kind' }, [kind, ...facts].join(' · ')),
      element('h3', {}, foreignText(name)),
      award.edition === edition ? null : element('p', { class: 'hint' }, WORDS.kept(award.edition)),
      element('p', { class: 'award-description' }, foreignText(description)),
      element(
        'p',
        { class: 'award-headline' },
        standingIcon(standing),
        element('span', {}, foreignText(explanation.headline)),
      ),
      standing === 'earned' ? null : progressBar(progress),
      element(
        'details',
        { class: 'why' },
        element('summary', {}, WORDS.why),
        explanationTree(explanation.requirement),
        explanation.distinction === null
          ? null
          : element(
              'div',
              { class: 'module-part' },
              element(
                'p',
                { class: 'module-part-title' },
                foreignText(WORDS.distinction(explanation.distinction.label)),
              ),
              explanationTree(explanation.distinction.requirement),
            ),
        explanation.notCounted.length === 0
          ? null
          : element(
              'div',
              { class: 'module-part' },
              element('p', { class: 'module-part-title' }, WORDS.notCounted),
              element('ul', {}, ...explanation.notCounted.map((sentence) => element('li', {}, foreignText(sentence)))),
            ),
        element('p', { class: 'hint' }, WORDS.traceText),
        element('p', { class: 'award-buttons' }, traceButton(award), review),
      ),
    ),
  );
}

function traceButton({ award, name, trace }: WayAward): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'quiet-button', 'aria-label': `${WORDS.takeTrace}: ${name}` },
    WORDS.takeTrace,
  );
  button.addEventListener('click', () => {
    // As it was decided, to the byte: its members stand in canonical order.
    saveFile(new Blob([JSON.stringify(trace)], { type: 'application/json' }), `${award}.trace.json`);
  });
  return button;
}
