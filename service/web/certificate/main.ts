import type { Pins } from '../../core/pins.ts';
import type { Verdict } from '../../core/verdict.ts';
import { verifyDocument } from '../../core/verify.ts';
import { ENDPOINT_SECONDS } from '../page/bounded-wait.ts';
import { element, elementById } from '../page/element.ts';
import { type ProgressView, progressView } from '../page/progress-view.ts';
import { readWorld } from '../page/read-world.ts';
import { effectivePins, loadSettings } from '../page/settings/visitor-settings.ts';
import { fetchSitePins } from '../page/site-pins.ts';
import { type HeldCertificate, type NoCertificate, openHeldCertificate, takeForm } from './held-certificate.ts';
import { linkView } from './link-view.ts';
import { noCertificateView } from './no-certificate-view.ts';
import { LINK_WORDS, NO_CERTIFICATE_WORDS, WORK_WORDS } from './page-words.ts';
import { announcedSheet, sheetOf } from './sheet.ts';
import { sheetView } from './sheet-view.ts';
import { standingView, tellStatusChange } from './standing-view.ts';
import { CHECKING_WORDS, PENDING_WORDS, POSTURES, type StandingWords, standingWordsOf } from './standing-words.ts';
import { takeView } from './take-view.ts';

const NO_PINS: Pins = { deployments: [], issuers: [] };

/** How often the page looks whether a certificate that is on its way has arrived. */
const PENDING_SECONDS = 20;

const outcome = elementById('outcome', HTMLDivElement);
const announcement = elementById('announcement', HTMLParagraphElement);
/** Counts the openings begun: what an older one still brings is dropped. */
let latest = 0;

/** Opens the link in the address, from the start. */
async function open(quietly = false): Promise<void> {
  latest += 1;
  const mine = latest;
  const isOvertaken = (): boolean => mine !== latest;
  // The token stays where the browser keeps it from every server: behind the #.
  const token = location.hash.slice(1);
  const progress = progressView();
  if (!quietly) {
    progress.step(WORK_WORDS.opening);
    show(progress.node, BUSY);
  }
  try {
    const opened = await openHeldCertificate(token);
    if (isOvertaken()) return;
    if (opened.kind !== 'found') {
      // Nobody asked for this look: a server that is away for a moment takes nothing off the page.
      if (quietly && NO_CERTIFICATE_WORDS[opened.kind].again) lookAgain();
      else showNone(opened);
      return;
    }
    const held = opened.found;
    if (held.state === 'pending') showPending(held, quietly);
    else await showFinal(held, token, progress, isOvertaken);
  } catch (error) {
    // A bug of this page: it must neither look like an answer nor leave the holder before an endless wait.
    if (!isOvertaken()) show(element('p', { class: 'notice' }, WORK_WORDS.failure), WORK_WORDS.failure);
    throw error;
  }
}

function showPending(held: HeldCertificate, quietly: boolean): void {
  // What stands there already is left alone, with the focus of who is on it.
  if (!quietly) {
    const standing = standingView(PENDING_WORDS, null, () => void open());
    show(
      page(held, sheetView(announcedSheet(held), POSTURES[PENDING_WORDS.outcome], standing), null),
      spoken(PENDING_WORDS),
    );
  }
  lookAgain();
}

/** Looks in a while whether a certificate has arrived, unless something else was opened by then. */
function lookAgain(): void {
  const mine = latest;
  setTimeout(() => {
    if (mine === latest) void open(true);
  }, PENDING_SECONDS * 1000);
}

async function showFinal(
  held: HeldCertificate,
  token: string,
  progress: ProgressView,
  isOvertaken: () => boolean,
): Promise<void> {
  // The certificate first, and then how it stands: whoever opens it wants to see it.
  const announced = sheetView(announcedSheet(held), POSTURES[CHECKING_WORDS.outcome], standingView(CHECKING_WORDS));
  show(page(held, announced, progress.node), BUSY);
  progress.step(WORK_WORDS.checking);
  const [file, site] = await Promise.all([takeForm(token, 'file'), fetchSitePins()]);
  if (isOvertaken()) return;
  if (file.kind !== 'found') {
    showNone(file);
    return;
  }
  const now = new Date();
  const pins = effectivePins(site.kind === 'pins' ? site.pins : NO_PINS, loadSettings());
  const verdict = await verifyDocument(file.found, { pins, now, ...readWorld(now, progress.step) });
  if (isOvertaken()) return;
  const sheet = verdict.credential === null ? announcedSheet(held) : sheetOf(verdict.credential);
  const words = standingWordsOf(verdict.reason);
  const standing = standingView(words, verdict, () => void open());
  // Of the file itself: a correction may have come between the two questions.
  const credentialHash = verdict.credentialHash ?? held.credentialHash;
  const taking = takeView({
    sheet,
    credentialHash,
    verifyUrl: held.verifyUrl.replace(held.credentialHash, credentialHash),
    file: file.found,
    pdf: () => takeForm(token, 'pdf'),
    evidence: held.hasEvidence ? () => takeForm(token, 'evidence') : null,
    counts: verdict.verdict !== 'invalid',
  });
  show(page(held, sheetView(sheet, POSTURES[words.outcome], standing), taking), spoken(words));
  void tellChange(verdict, pins, standing);
}

/** Why and when, for a certificate that is revoked or suspended: beside the answer, which does not wait for it. */
async function tellChange(verdict: Verdict, pins: Pins, standing: HTMLElement): Promise<void> {
  const { reason } = verdict;
  if (reason !== 'revoked' && reason !== 'suspended') return;
  // Few certificates are: only their page loads what reads events.
  const { readChangeBehind } = await import('../../chain/read-status-change.ts');
  const change = await readChangeBehind(verdict, pins, { timeoutMs: ENDPOINT_SECONDS * 1000 });
  if (change !== null) tellStatusChange(standing, reason, change);
}

/** The page around a certificate. */
function page(held: HeldCertificate, sheet: HTMLElement, below: HTMLElement | null): HTMLElement {
  return element(
    'div',
    { class: 'held', id: 'held' },
    held.isCorrection ? element('p', { class: 'notice', id: 'correction' }, LINK_WORDS.correction) : null,
    sheet,
    below,
    linkView(held),
  );
}

function showNone(none: NoCertificate): void {
  show(
    noCertificateView(none, () => void open()),
    NO_CERTIFICATE_WORDS[none.kind].title,
  );
}

/** In place of what is said: the page is still at it, and its log speaks. */
const BUSY = Symbol('busy');

/** Shows a view, and says to whoever hears the page what it comes to. */
function show(view: HTMLElement, said: string | typeof BUSY): void {
  outcome.replaceChildren(view);
  outcome.setAttribute('aria-busy', String(said === BUSY));
  if (said !== BUSY) announcement.textContent = said;
}

function spoken({ title, text }: StandingWords): string {
  return `${title}. ${text}`;
}

// Behind the # stands the token: a link to a part of the page would put its name there instead.
elementById('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  event.preventDefault();
  elementById('main', HTMLElement).focus();
});
window.addEventListener('hashchange', () => void open());
// Who was offline need not press anything.
window.addEventListener('online', () => {
  if (document.getElementById('no-certificate') !== null) void open();
});
void open();
