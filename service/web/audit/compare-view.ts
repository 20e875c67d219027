import { element } from '../page/element.ts';
import { isUsableEndpoint } from '../page/settings/endpoint-fields.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';

/** What can be given to be compared with the chain. */
export interface CompareActions {
  readonly manifests: (files: readonly File[]) => void;
  readonly server: (address: string) => void;
}

/**
 * The part in which manifests and a server's address are given.
 *
 * @param given how many manifests there are already
 */
export function compareView(given: number, address: string, actions: CompareActions): HTMLElement {
  const files = fileInput('manifest-files', false, actions.manifests);
  const folder = fileInput('manifest-folder', true, actions.manifests);
  const problem = element('p', { class: 'field-problem', id: 'server-problem', role: 'alert' });
  const input = element('input', {
    id: 'server-address',
    type: 'url',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: 'https://college.example',
    'aria-describedby': 'server-problem server-hint',
    class: 'exact',
  });
  input.value = address;
  const form = element(
    'form',
    { class: 'server-form', novalidate: true },
    element('div', { class: 'field' }, element('label', { for: 'server-address' }, WORDS.serverLabel), input, problem),
    element('button', { type: 'submit', class: 'secondary-button' }, WORDS.serverButton),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const isGood = isUsableEndpoint(typed);
    problem.textContent = isGood ? '' : WORDS.badServer;
    input.setAttribute('aria-invalid', String(!isGood));
    if (isGood) actions.server(typed);
  });
  return element(
    'section',
    { class: 'audit-part compare', 'aria-labelledby': 'compare-title' },
    element('h3', { id: 'compare-title' }, WORDS.compare),
    element('p', { class: 'tally' }, WORDS.compareLead),
    element('div', { class: 'manifest-buttons' }, files.button, folder.button, files.input, folder.input),
    element('p', { class: 'hint' }, given === 0 ? WORDS.manifestsHint : WORDS.manifestsGiven(given)),
    form,
    element('p', { class: 'hint', id: 'server-hint' }, WORDS.serverHint),
  );
}

function fileInput(id: string, isFolder: boolean, receive: (files: readonly File[]) => void) {
  const input = element('input', { id, type: 'file', multiple: true, hidden: true, webkitdirectory: isFolder });
  input.addEventListener('change', () => {
    receive([...(input.files ?? [])]);
    input.value = '';
  });
  const button = element(
    'button',
    { type: 'button', class: 'secondary-button' },
    isFolder ? WORDS.chooseFolder : WORDS.chooseManifests,
  );
  button.addEventListener('click', () => input.click());
  return { input, button };
}
