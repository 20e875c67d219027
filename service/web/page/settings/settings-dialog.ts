import { CairnError } from '../../../core/errors.ts';
import { type IssuerPin, type Pins, parsePins } from '../../../core/pins.ts';
import { pinsToJson } from '../../../core/pins-json.ts';
import { parseStrictJson } from '../../../core/strict-json.ts';
import { element, elementById } from '../element.ts';
import { endpointFields } from './endpoint-fields.ts';
import { issuerFields } from './issuer-fields.ts';
import type { Fields } from './settings-fields.ts';
import { SETTINGS_WORDS as WORDS } from './settings-words.ts';
import { NO_SETTINGS, type VisitorSettings } from './visitor-settings.ts';

/**
 * Opens the settings as a modal dialog, filled from the settings as they are.
 *
 * @param save called with the changed settings once they are sound; cancelling calls nothing.
 */
export function openSettings(
  sitePins: Pins,
  settings: VisitorSettings,
  save: (changed: VisitorSettings) => void,
): void {
  const dialog = elementById('settings', HTMLDialogElement);
  const pins = settings.ownPins ?? sitePins;
  const endpoints = endpointFields(pins.deployments, settings.endpoints);
  const issuers = issuerFields(settings.issuers, pins.issuers);
  const ownPins = ownPinsFields(settings.ownPins, sitePins);

  const close = (changed: VisitorSettings | null): void => {
    dialog.close();
    if (changed !== null) save(changed);
  };
  const trySave = (): void => {
    const changed = gather(endpoints, issuers, ownPins);
    if (changed !== null) close(changed);
  };
  const button = (look: string, name: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: look }, name);
    made.addEventListener('click', act);
    return made;
  };

  dialog.replaceChildren(
    element('h2', { id: 'settings-title' }, WORDS.title),
    element('p', { class: 'settings-lead' }, WORDS.lead),
    endpoints.node,
    issuers.node,
    ownPins.node,
    element(
      'div',
      { class: 'settings-buttons' },
      button('primary-button', WORDS.save, trySave),
      button('secondary-button', WORDS.cancel, () => close(null)),
      button('quiet-button settings-reset', WORDS.reset, () => close(NO_SETTINGS)),
    ),
  );
  dialog.showModal();
}

function gather(
  endpoints: Fields<VisitorSettings['endpoints']>,
  issuers: Fields<readonly IssuerPin[]>,
  ownPins: Fields<{ readonly pins: Pins | null }>,
): VisitorSettings | null {
  // Every part is read, so that every mistake shows at once.
  const readEndpoints = endpoints.read();
  const readIssuers = issuers.read();
  const readPins = ownPins.read();
  if (readEndpoints === null || readIssuers === null || readPins === null) {
    document.querySelector<HTMLElement>('#settings [aria-invalid="true"]')?.focus();
    return null;
  }
  return { endpoints: readEndpoints, issuers: readIssuers, ownPins: readPins.pins };
}

function ownPinsFields(ownPins: Pins | null, sitePins: Pins): Fields<{ readonly pins: Pins | null }> {
  const problem = element('p', { class: 'field-problem', id: 'own-pins-problem', role: 'alert' });
  const area = element('textarea', {
    id: 'own-pins',
    rows: 7,
    spellcheck: 'false',
    'aria-describedby': 'own-pins-problem',
    class: 'exact',
  });
  area.value = ownPins === null ? '' : JSON.stringify(pinsToJson(ownPins), null, 2);
  const startFromSite = element('button', { type: 'button', class: 'quiet-button' }, WORDS.showSitePins);
  startFromSite.addEventListener('click', () => {
    area.value = JSON.stringify(pinsToJson(sitePins), null, 2);
    area.focus();
  });
  const details = element(
    'details',
    { class: 'settings-part' },
    element('summary', {}, WORDS.pinsTitle),
    element('p', { class: 'settings-lead' }, WORDS.pinsLead),
    element('label', { for: 'own-pins' }, WORDS.pinsLabel),
    area,
    problem,
    startFromSite,
  );
  details.open = ownPins !== null;

  const read = (): { readonly pins: Pins | null } | null => {
    problem.textContent = '';
    area.setAttribute('aria-invalid', 'false');
    if (area.value.trim() === '') return { pins: null };
    try {
      return { pins: parsePins(parseStrictJson(new TextEncoder().encode(area.value))) };
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      problem.textContent = error.message;
      area.setAttribute('aria-invalid', 'true');
      details.open = true;
      return null;
    }
  };
  return { node: details, read };
}
