import { askIssuerServer, type IssuerServerAnswer } from '../../audit/ask-issuer-server.ts';
import { readForAudit } from '../../audit/read-for-audit.ts';
import type { AuditReading } from '../../core/audit/audit-reading.ts';
import { type AuditReport, auditReport } from '../../core/audit/audit-report.ts';
import { filterRecords } from '../../core/audit/audit-scope.ts';
import { foldEvents } from '../../core/audit/fold-events.ts';
import { CairnError } from '../../core/errors.ts';
import type { DeploymentPin, Pins } from '../../core/pins.ts';
import { ENDPOINT_SECONDS } from '../page/bounded-wait.ts';
import { element, elementById } from '../page/element.ts';
import { openSettings } from '../page/settings/settings-dialog.ts';
import { effectivePins, loadSettings, saveSettings } from '../page/settings/visitor-settings.ts';
import { fetchSitePins } from '../page/site-pins.ts';
import { answerView } from './answer-view.ts';
import { ANSWER_WORDS, AUDIT_WORDS as WORDS } from './audit-words.ts';
import { chartView } from './chart-view.ts';
import { compareView } from './compare-view.ts';
import { filterView } from './filter-view.ts';
import { listenForManifests, type ManifestFiles, readManifestFiles } from './manifest-files.ts';
import { readingProgress } from './reading-progress.ts';
import { recordsView } from './records-view.ts';
import { saveCsv } from './save-csv.ts';
import { standingView } from './standing-view.ts';
import { unreadView } from './unread-view.ts';
import { formatView, parseView, secondOf, type ViewState } from './view-state.ts';

const NO_PINS: Pins = { deployments: [], issuers: [] };

const outcome = elementById('outcome', HTMLDivElement);
const announcement = elementById('announcement', HTMLParagraphElement);
const readButton = elementById('read', HTMLButtonElement);
const registrySelect = elementById('registry', HTMLSelectElement);
let settings = loadSettings();
let view = parseView(location.hash);
let reading: AuditReading | null = null;
let given: ManifestFiles = { manifests: [], unreadable: [] };
let server: IssuerServerAnswer | null = null;
let serverAddress = location.origin;
/** Counts the readings begun: the answer of one that a newer one overtook is dropped. */
let latest = 0;
const sitePins = loadSitePins();

async function loadSitePins(): Promise<Pins> {
  const site = await fetchSitePins();
  if (site.kind === 'pins') return site.pins;
  if (settings.ownPins === null) tellOfPins(WORDS.noPins(site.why));
  return NO_PINS;
}

function tellOfPins(sentence: string): void {
  const problem = elementById('pins-problem', HTMLParagraphElement);
  problem.textContent = sentence;
  problem.hidden = false;
}

/** The registry that is chosen, among those that are pinned; null where none is. */
async function chosenDeployment(): Promise<DeploymentPin | null> {
  const { deployments } = effectivePins(await sitePins, settings);
  const chosen = deployments.find(({ registry }) => registry === view.registry) ?? deployments[0] ?? null;
  registrySelect.replaceChildren(
    ...deployments.map(({ registry, name, chainId }) =>
      element('option', { value: registry }, `${name} (chain ${chainId}), ${registry}`),
    ),
  );
  if (chosen !== null) registrySelect.value = chosen.registry;
  elementById('registry-field', HTMLDivElement).hidden = deployments.length < 2;
  return chosen;
}

/** Reads the chain from the start, and shows what comes of it unless a newer reading has begun meanwhile. */
async function read(address: string | null): Promise<void> {
  latest += 1;
  const mine = latest;
  const deployment = await chosenDeployment();
  if (deployment === null) {
    tellOfPins(elementById('pins-problem', HTMLParagraphElement).textContent || WORDS.nothingPinned);
    return;
  }
  const progress = readingProgress();
  outcome.replaceChildren(progress.node);
  outcome.setAttribute('aria-busy', 'true');
  announcement.textContent = '';
  const timeoutMs = ENDPOINT_SECONDS * 1000;
  const onProgress = progress.report;
  try {
    // Before the chain: what the server says is compared as of the blocks that it names.
    if (address !== null) progress.begin(WORDS.server(address));
    const word = address === null ? null : await askIssuerServer(address, { timeoutMs, onProgress });
    progress.begin(WORDS.opening(deployment.name));
    const found = await readForAudit(deployment, { now: new Date(), timeoutMs, onProgress });
    if (mine !== latest) return;
    [reading, server] = [found, word];
    showReading(found);
  } catch (error) {
    if (mine !== latest) return;
    // Whatever went wrong: an earlier answer stands no longer, neither on the page nor in its title.
    reading = null;
    document.title = `${WORDS.unread} · Cairn`;
    if (error instanceof CairnError) {
      const actions = { tryAgain: () => void read(address), openSettings: showSettings };
      outcome.replaceChildren(unreadView(error, actions));
      announcement.textContent = `${WORDS.unread}. ${WORDS.unreadMeaning}`;
      return;
    }
    // A bug of this page: it must neither look like an answer nor leave the visitor before an endless wait.
    outcome.replaceChildren(element('p', { class: 'notice' }, WORDS.failure));
    throw error;
  } finally {
    if (mine === latest) {
      outcome.setAttribute('aria-busy', 'false');
      readButton.textContent = WORDS.readAgain;
      readButton.className = 'secondary-button';
    }
  }
}

/** Lays the result out once; what the visitor chooses of it changes its parts in place. */
function showReading(found: AuditReading): void {
  const [head, parts] = [element('div', {}), element('div', { class: 'audit-parts' })];
  const show = (): void => {
    const report = reportOf(found);
    const { kind, reason, asOf } = view;
    const [from, to] = [secondOf(view.from, 'start'), secondOf(view.to, 'end')];
    const shown = filterRecords(report.records, { issuerIds: null, root: null, from, to, reason, kind });
    head.replaceChildren(answerView(report));
    parts.replaceChildren(
      standingView(report, asOf),
      chartView(shown),
      recordsView(shown, (records) => void saveCsv(records)),
    );
    const { title, meaning } = ANSWER_WORDS[report.answer];
    announcement.textContent = `${title}. ${meaning}`;
    document.title = `${title} · Cairn`;
  };
  const filter = filterView(foldEvents(found.events).state, view, (changed) => {
    view = changed;
    history.replaceState(null, '', `#${formatView(view)}`);
    show();
  });
  const giveManifests = (files: readonly File[]): void => {
    void readManifestFiles(files).then((more) => {
      given = {
        manifests: [...given.manifests, ...more.manifests],
        unreadable: [...given.unreadable, ...more.unreadable],
      };
      compare.replaceChildren(compareView(given.manifests.length, serverAddress, actions));
      show();
      head.scrollIntoView({ block: 'start' });
    });
  };
  const actions = {
    manifests: giveManifests,
    server: (address: string) => {
      serverAddress = address;
      void read(address);
    },
  };
  takeManifests = giveManifests;
  const compare = element('div', {}, compareView(given.manifests.length, serverAddress, actions));
  show();
  outcome.replaceChildren(head, element('div', { class: 'audit-sheet' }, filter, parts, compare));
}

function reportOf(found: AuditReading): AuditReport {
  const issuerIds = view.issuerId === null ? null : new Set([view.issuerId]);
  const manifests = [...given.manifests, ...(server?.manifests ?? [])];
  return auditReport(
    { ...found, notChecked: [...found.notChecked, ...given.unreadable] },
    {
      scope: { issuerIds, root: view.root },
      asOf: secondOf(view.asOf, 'end'),
      manifests,
      servers: server === null ? [] : [server.word],
    },
  );
}

function showSettings(): void {
  void sitePins.then((pins) =>
    openSettings(pins, settings, (changed) => {
      settings = changed;
      saveSettings(changed);
      void read(null);
    }),
  );
}

/** Where dropped manifests go: there is nothing to compare them with before the chain is read. */
let takeManifests: (files: readonly File[]) => void = (files) => {
  void readManifestFiles(files).then((more) => {
    given = more;
  });
};

elementById('open-settings', HTMLButtonElement).addEventListener('click', showSettings);
elementById('start-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void read(null);
});
registrySelect.addEventListener('change', () => {
  const changed: ViewState = { ...view, registry: registrySelect.value, issuerId: null, root: null };
  view = changed;
  history.replaceState(null, '', `#${formatView(view)}`);
  void read(null);
});
window.addEventListener('hashchange', () => {
  // The skip link's fragment is none of ours.
  if (location.hash.length > 1 && !location.hash.includes('=')) return;
  view = parseView(location.hash);
  if (reading !== null) showReading(reading);
});
listenForManifests((files) => takeManifests(files));
void read(null);
