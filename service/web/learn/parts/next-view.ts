import type { WayAward } from '../../../pathway/learner-way/learner-way.ts';
import type { NextStep } from '../../../pathway/next-steps/next-step.ts';
import { element, foreignText } from '../../page/element.ts';
import type { EnrolmentWay } from '../api/answers.ts';
import { NEXT_WORDS as WORDS } from '../learn-words.ts';
import { explanationTree } from './explanation-view.ts';
import { resultsByAssessment } from './results-view.ts';
import { section } from './section.ts';

/** What to do next and why, the first thing first; what is waited for; and where nothing leads on, what is in the way. */
export function nextView({ way }: EnrolmentWay, openModule: (module: string) => void): HTMLElement | null {
  const { nextSteps, waiting } = way;
  const titles = new Map(
    way.tiers.flatMap(({ modules }) => modules.map(({ module, title }) => [module, title] as const)),
  );
  const show = (step: NextStep): HTMLElement | null => {
    const title = step.module === null ? undefined : titles.get(step.module);
    if (title === undefined) return null;
    const button = element(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': WORDS.showOf(title) },
      WORDS.show,
    );
    button.addEventListener('click', () => openModule(step.module ?? ''));
    return button;
  };
  const obstacles = way.awards.filter(({ standing }) => standing === 'impossible');
  if (nextSteps.length === 0 && waiting.length === 0 && obstacles.length === 0) return null;
  const [first, ...others] = nextSteps;
  return section(
    'next',
    first === undefined ? null : firstStep(first, show(first)),
    others.length === 0
      ? null
      : element(
          'div',
          { class: 'steps-after' },
          element('h3', {}, WORDS.others),
          element('ol', { start: 2 }, ...others.map((step) => laterStep(step, show(step)))),
        ),
    waiting.length === 0
      ? null
      : element(
          'div',
          { class: 'waiting' },
          element('h3', {}, WORDS.waiting),
          element('p', {}, WORDS.waitingHint),
          resultsByAssessment(waiting),
        ),
    obstaclesView(obstacles),
  );
}

/** What is in the way of the first award that cannot be earned any more, and which others cannot be with it. */
function obstaclesView([first, ...others]: readonly WayAward[]): HTMLElement | null {
  if (first === undefined) return null;
  return element(
    'div',
    { class: 'obstacles' },
    element('h3', {}, WORDS.obstacles),
    element('p', { class: 'hint' }, WORDS.obstaclesHint),
    element('p', { class: 'obstacle-award' }, foreignText(first.name)),
    explanationTree(blockedPart(first.explanation.requirement)),
    others.length === 0
      ? null
      : element(
          'p',
          { class: 'hint' },
          `${WORDS.obstaclesToo} `,
          ...others.flatMap(({ name }, index) => [index === 0 ? null : ', ', foreignText(name)]),
        ),
  );
}

/** Of a requirement only what is in the way; as evaluation says it. */
function blockedPart<T extends { readonly standing: string; readonly of: readonly T[] }>(explanation: T): T {
  return { ...explanation, of: explanation.of.filter(({ standing }) => standing === 'impossible').map(blockedPart) };
}

function firstStep(step: NextStep, show: HTMLElement | null): HTMLElement {
  return element(
    'div',
    { class: 'first-step' },
    stone(step),
    element('div', {}, element('p', { class: 'step-action' }, foreignText(step.action)), reasons(step), show),
  );
}

function laterStep(step: NextStep, show: HTMLElement | null): HTMLElement {
  return element(
    'li',
    { value: step.position },
    stone(step),
    element('div', {}, element('p', { class: 'step-action' }, foreignText(step.action)), reasons(step), show),
  );
}

/** The number of a step on a stone; a list says it by itself. */
function stone({ position }: NextStep): HTMLElement {
  return element('span', { class: 'step-stone', 'aria-hidden': 'true' }, String(position));
}

function reasons(step: NextStep): HTMLElement | null {
  if (step.reasons.length === 0) return null;
  return element(
    'ul',
    { class: 'step-reasons', 'aria-label': WORDS.why },
    ...step.reasons.map(({ sentence }) => element('li', {}, foreignText(sentence))),
  );
}
