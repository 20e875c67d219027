import { CairnError } from '../../../core/errors.ts';
import { formatIssuerReference, parseIssuerReference } from '../../../core/issuer-reference.ts';
import type { IssuerPin } from '../../../core/pins.ts';
import { element } from '../element.ts';
import type { Fields } from './settings-fields.ts';
import { SETTINGS_WORDS as WORDS } from './settings-words.ts';

/** The part of the settings with the visitor's own trusted issuers, beside those of the site. */
export function issuerFields(own: readonly IssuerPin[], ofSite: readonly IssuerPin[]): Fields<readonly IssuerPin[]> {
  let issuers = own;
  const list = element('ul', { class: 'issuer-list' });
  const did = textField('issuer-did', WORDS.didLabel);
  const reference = textField('issuer-reference', WORDS.referenceLabel);
  const add = element('button', { type: 'button', class: 'secondary-button' }, WORDS.add);

  const show = (): void => {
    list.replaceChildren(
      ...(issuers.length === 0 ? [element('li', { class: 'settings-note' }, WORDS.noIssuers)] : issuers.map(ownIssuer)),
    );
  };
  const ownIssuer = (issuer: IssuerPin): HTMLLIElement => {
    const remove = element(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': WORDS.remove(issuer.did) },
      WORDS.removeShort,
    );
    remove.addEventListener('click', () => {
      issuers = issuers.filter((other) => other !== issuer);
      show();
      did.input.focus();
    });
    return element('li', {}, element('span', { class: 'exact' }, issuerLine(issuer)), remove);
  };
  /** Adds what stands in the two fields; false after it has shown what is wrong with them. */
  const addTyped = (): boolean => {
    const typedDid = did.input.value.trim();
    const parsed = parseReference(reference.input.value.trim());
    did.complain(/^did:[a-z0-9]+:\S+$/.test(typedDid) ? null : WORDS.badDid);
    reference.complain(parsed === null ? WORDS.badReference : null);
    if (did.isBad() || parsed === null) return false;
    issuers = [...issuers, { did: typedDid, ...parsed }];
    did.input.value = '';
    reference.input.value = '';
    show();
    return true;
  };
  add.addEventListener('click', addTyped);
  show();

  const node = element(
    'section',
    { class: 'settings-part', 'aria-labelledby': 'issuers-title' },
    element('h3', { id: 'issuers-title' }, WORDS.issuersTitle),
    element('p', { class: 'settings-lead' }, WORDS.issuersLead),
    list,
    did.node,
    reference.node,
    add,
    ofSite.length === 0 ? null : siteIssuers(ofSite),
  );
  const read = (): readonly IssuerPin[] | null => {
    // Typed but not yet added: the visitor plainly meant it, so saving adds it, or says what is wrong with it.
    const isTyped = did.input.value.trim() !== '' || reference.input.value.trim() !== '';
    return isTyped && !addTyped() ? null : issuers;
  };
  return { node, read };
}

function siteIssuers(ofSite: readonly IssuerPin[]): HTMLElement {
  return element(
    'div',
    { class: 'settings-note' },
    element('p', {}, WORDS.siteIssuers),
    element('ul', {}, ...ofSite.map((issuer) => element('li', { class: 'exact' }, issuerLine(issuer)))),
  );
}

/** How an issuer of the registry is written for people: its DID, and the entry that anyone can look up. */
function issuerLine(issuer: IssuerPin): string {
  return `${issuer.did} (${formatIssuerReference(issuer)})`;
}

function parseReference(text: string): ReturnType<typeof parseIssuerReference> | null {
  try {
    return parseIssuerReference(text);
  } catch (error) {
    if (error instanceof CairnError && error.code === 'malformed-reference') return null;
    throw error;
  }
}

interface TextField {
  readonly node: HTMLElement;
  readonly input: HTMLInputElement;
  complain(sentence: string | null): void;
  isBad(): boolean;
}

function textField(id: string, label: string): TextField {
  const problem = element('p', { class: 'field-problem', id: `${id}-problem`, role: 'alert' });
  const input = element('input', {
    id,
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-describedby': `${id}-problem`,
    class: 'exact',
  });
  const complain = (sentence: string | null): void => {
    problem.textContent = sentence ?? '';
    input.setAttribute('aria-invalid', String(sentence !== null));
  };
  const node = element('div', { class: 'settings-field' }, element('label', { for: id }, label), input, problem);
  return { node, input, complain, isBad: () => problem.textContent !== '' };
}
