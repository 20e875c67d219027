import type { WayAssessment, WayMilestone, WayModule } from '../../../pathway/learner-way/learner-way.ts';
import { dayText } from '../../page/day-text.ts';
import { type Child, element, foreignText } from '../../page/element.ts';
import { WAY_WORDS as WORDS } from '../learn-words.ts';
import { explanationTree } from './explanation-view.ts';
import { resultsList } from './results-view.ts';
import { drawnSign, standingBadge, standingIcon } from './standing-badge.ts';

/** What a module needs, what the learner has of it, and by which results. */
export function moduleBody(module: WayModule): HTMLElement {
  return element(
    'div',
    { class: 'module-body' },
    module.facts.length === 0 ? null : element('p', { class: 'module-facts' }, module.facts.join(' · ')),
    module.description === null ? null : element('p', {}, foreignText(module.description)),
    ...before(module),
    part(WORDS.needs, explanationTree(module.explanation)),
    module.assessments.length === 0
      ? null
      : part(WORDS.assessments, element('ul', { class: 'assessments' }, ...module.assessments.map(assessmentItem))),
    module.outcomes.length === 0
      ? null
      : part(
          WORDS.outcomes,
          element(
            'ul',
            { class: 'module-outcomes' },
            ...module.outcomes.map((statement) => element('li', {}, foreignText(statement))),
          ),
        ),
  );
}

/** What a milestone needs, and what the learner has of it. */
export function milestoneBody({ description, explanation }: WayMilestone): HTMLElement {
  return element(
    'div',
    { class: 'module-body' },
    description === null ? null : element('p', {}, foreignText(description)),
    part(WORDS.needs, explanationTree(explanation)),
  );
}

function part(title: string, body: HTMLElement): HTMLElement {
  return element('div', { class: 'module-part' }, element('p', { class: 'module-part-title' }, title), body);
}

function before({ after }: WayModule): HTMLElement[] {
  if (after.length === 0) return [];
  return [
    part(
      WORDS.after,
      element(
        'ul',
        { class: 'before' },
        ...after.map(({ title, passed }) =>
          element(
            'li',
            {},
            standingIcon(passed ? 'earned' : 'open'),
            element('span', {}, foreignText(title), ` (${passed ? WORDS.passed : WORDS.notPassed})`),
          ),
        ),
      ),
    ),
  ];
}

function assessmentItem(assessment: WayAssessment): HTMLElement {
  const { title, purpose, methodName, weight, passMark, attempts, dueOn, results } = assessment;
  const facts = [
    methodName,
    purpose === 'formative' ? WORDS.formative : null,
    weight === null ? null : WORDS.weight(weight),
    passMark === null ? null : WORDS.passMark(passMark),
    attempts,
  ].filter((fact) => fact !== null);
  const due: Child[] = dueOn === null ? [] : [` · ${WORDS.due} `, dayText(dueOn)];
  return element(
    'li',
    { class: `assessment ${purpose}` },
    element('p', { class: 'assessment-title' }, foreignText(title)),
    element('p', { class: 'assessment-facts' }, facts.join(' · '), ...due),
    results.length === 0 ? element('p', { class: 'no-results' }, WORDS.noResults) : resultsList(results),
  );
}

/**
 * A module or a milestone that opens to what it needs.
 *
 * @param number null for a milestone
 */
export function foldedPart(
  id: string,
  title: string,
  number: number | null,
  standing: Parameters<typeof standingBadge>[0],
  body: () => HTMLElement,
): HTMLDetailsElement {
  const made = element(
    'details',
    { class: 'folded', id },
    element(
      'summary',
      {},
      element(
        'h4',
        {},
        number === null
          ? drawnSign({ sign: 'milestone' }, 'flag')
          : element('span', { class: 'module-number' }, String(number)),
        foreignText(title),
      ),
      standingBadge(standing),
    ),
    body(),
  );
  return made;
}
