import type { DeploymentPin } from '../../../core/pins.ts';
import { element } from '../element.ts';
import type { Fields } from './settings-fields.ts';
import { SETTINGS_WORDS as WORDS } from './settings-words.ts';
import { deploymentKey, type VisitorSettings } from './visitor-settings.ts';

/** The part of the settings with the endpoints of each pinned deployment. Endpoints as pinned are not kept. */
export function endpointFields(
  deployments: readonly DeploymentPin[],
  changed: VisitorSettings['endpoints'],
): Fields<VisitorSettings['endpoints']> {
  const fields = deployments.map((pin, index) =>
    deploymentField(pin, index, changed[deploymentKey(pin)] ?? pin.rpcUrls),
  );
  const node = element(
    'section',
    { class: 'settings-part', 'aria-labelledby': 'endpoints-title' },
    element('h3', { id: 'endpoints-title' }, WORDS.endpointsTitle),
    element('p', { class: 'settings-lead' }, WORDS.endpointsLead),
    ...(fields.length === 0 ? [element('p', {}, WORDS.noDeployments)] : fields.map((field) => field.node)),
  );
  const read = (): VisitorSettings['endpoints'] | null => {
    const urls = fields.map((field) => field.read());
    const kept: Record<string, readonly string[]> = {};
    for (const [index, pin] of deployments.entries()) {
      const given = urls[index];
      if (given === null || given === undefined) return null;
      if (given.join('\n') !== pin.rpcUrls.join('\n')) kept[deploymentKey(pin)] = given;
    }
    return kept;
  };
  return { node, read };
}

function deploymentField(pin: DeploymentPin, index: number, urls: readonly string[]): Fields<readonly string[]> {
  const id = `endpoints-${index}`;
  const problem = element('p', { class: 'field-problem', id: `${id}-problem`, role: 'alert' });
  const area = element('textarea', {
    id,
    rows: Math.max(2, urls.length),
    spellcheck: 'false',
    'aria-describedby': `${id}-registry ${id}-problem`,
    class: 'exact',
  });
  area.value = urls.join('\n');
  const node = element(
    'div',
    { class: 'settings-field' },
    element('label', { for: id }, WORDS.endpointsLabel(pin.name)),
    element(
      'p',
      { id: `${id}-registry`, class: 'settings-note exact' },
      WORDS.chainAndRegistry(pin.chainId, pin.registry),
    ),
    area,
    problem,
  );
  const read = (): readonly string[] | null => {
    const given = area.value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const bad = given.find((url) => !isUsableEndpoint(url));
    problem.textContent = bad === undefined ? '' : WORDS.badEndpoint(bad);
    area.setAttribute('aria-invalid', String(bad !== undefined));
    return bad === undefined ? given : null;
  };
  return { node, read };
}

/** Whether the page's Content-Security-Policy lets this endpoint through. */
export function isUsableEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'));
}
