import { achievementTypeName } from '../../../core/achievement-type-name.ts';
import { element, foreignText } from '../../page/element.ts';
import { linkedInUrl } from '../../page/linkedin-url.ts';
import { outcomeIcon } from '../../page/outcome-icon.ts';
import { saveFile } from '../../page/save-file.ts';
import { dayOf } from '../../page/time-words.ts';
import type { Certificate } from '../api/answers.ts';
import { learnClient } from '../api/learn-client.ts';
import { LearnProblem } from '../api/learn-problem.ts';
import { CERTIFICATE_WORDS as WORDS } from '../learn-words.ts';
import { awaitedPart, type OnSignedOut } from './awaited-part.ts';
import { section } from './section.ts';

/** The learner's certificates with every form, once they are there: where each stands is read from the chain meanwhile. */
export function certificatesView(found: Promise<readonly Certificate[]>, onSignedOut: OnSignedOut): HTMLElement {
  return section(
    'certificates',
    awaitedPart(found, (certificates) => certificateList(certificates, onSignedOut), onSignedOut),
  );
}

function certificateList(certificates: readonly Certificate[], onSignedOut: OnSignedOut): HTMLElement[] {
  if (certificates.length === 0) return [element('p', {}, WORDS.none)];
  return [
    element('ul', { class: 'certificates' }, ...certificates.map((one) => certificateCard(one, onSignedOut))),
    element(
      'details',
      { class: 'why' },
      element('summary', {}, WORDS.more),
      element(
        'dl',
        { class: 'forms-explained' },
        ...WORDS.explained.map(([name, text]) => element('div', {}, element('dt', {}, name), element('dd', {}, text))),
      ),
    ),
  ];
}

const OUTCOMES = {
  pending: 'not-checked',
  'in-force': 'pass',
  suspended: 'fail',
  revoked: 'fail',
  void: 'fail',
  unknown: 'unknown',
} as const;

function certificateCard(certificate: Certificate, onSignedOut: OnSignedOut): HTMLElement {
  const { award, cohort, issuedOn, validUntil, revision, standing, credentialHash, verifyUrl, issuer } = certificate;
  const status = element('p', { class: 'take-status', role: 'status' });
  const counts = standing === 'in-force' || standing === 'unknown';
  return element(
    'li',
    { class: `certificate is-${standing}` },
    element('p', { class: 'award-kind' }, achievementTypeName(award.achievementType)),
    element('h3', {}, foreignText(award.name)),
    element('p', { class: 'certificate-standing' }, outcomeIcon(OUTCOMES[standing]), WORDS.standing[standing]),
    element(
      'p',
      { class: 'hint' },
      foreignText(cohort.title),
      ` · ${WORDS.issued} `,
      dayOf(Date.parse(issuedOn)),
      ...(validUntil === null ? [] : [` · ${WORDS.validUntil} `, dayOf(Date.parse(validUntil))]),
    ),
    revision === 1 ? null : element('p', {}, WORDS.correction),
    element(
      'p',
      { class: 'take-buttons' },
      ...FORMS.filter((form) => certificate.forms.includes(form)).map((form) =>
        formButton(certificate, form, status, onSignedOut),
      ),
      counts ? element('a', { class: 'quiet-button', href: `/verify#${credentialHash}` }, WORDS.check) : null,
      counts
        ? element(
            'a',
            {
              class: 'quiet-button',
              href: linkedInUrl({
                award: award.name,
                issuer: issuer.name,
                awardedAt: Date.parse(issuedOn),
                validUntil: validUntil === null ? null : Date.parse(validUntil),
                verifyUrl,
                credentialHash,
              }),
              target: '_blank',
              rel: 'noopener noreferrer',
            },
            WORDS.linkedIn,
            element('span', { class: 'visually-hidden' }, WORDS.newTab),
          )
        : null,
    ),
    status,
  );
}

/** In the order in which they are offered. */
const FORMS = ['pdf', 'file', 'evidence'] as const;

const ENDINGS = { pdf: '.pdf', file: '.cairn.json', evidence: '.evidence.json' } as const;

function formButton(
  { award, credentialHash }: Certificate,
  form: keyof typeof ENDINGS,
  status: HTMLElement,
  onSignedOut: OnSignedOut,
): HTMLElement {
  const look = form === 'pdf' ? 'primary-button' : 'secondary-button';
  const label = WORDS.of(WORDS.forms[form], award.name);
  const button = element('button', { type: 'button', class: look, 'aria-label': label }, WORDS.forms[form]);
  button.addEventListener('click', async () => {
    // Not disabled: it would lose the focus of who works by keyboard.
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    status.textContent = WORDS.preparing;
    try {
      saveFile(await learnClient.form(credentialHash, form), `${fileName(award.name)}${ENDINGS[form]}`);
      status.textContent = WORDS.done;
    } catch (error) {
      if (!(error instanceof LearnProblem)) throw error;
      if (error.kind === 'signed-out') return onSignedOut(error);
      status.textContent = [error.message, error.remedy].filter((text) => text !== null).join(' ');
    } finally {
      button.setAttribute('aria-busy', 'false');
    }
  });
  return button;
}

const LONGEST_FILE_NAME = 80;

/** After the award, and not after the holder: it stands in lists of downloads, and is sent around. */
function fileName(award: string): string {
  const name = award.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return name.slice(0, LONGEST_FILE_NAME).trim() || 'certificate';
}
