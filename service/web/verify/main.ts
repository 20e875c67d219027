import { type AnchoringBlock, readAnchoringBlock } from '../../chain/read-anchoring-block.ts';
import type { Pins } from '../../core/pins.ts';
import { findDeployment } from '../../core/registry-view.ts';
import type { Verdict } from '../../core/verdict.ts';
import { type Verification, verifyHash } from '../../core/verify.ts';
import { isPdf } from '../../formats/pdf/pdf-limits.ts';
import { ENDPOINT_SECONDS } from '../page/bounded-wait.ts';
import { element, elementById } from '../page/element.ts';
import { progressView } from '../page/progress-view.ts';
import { readWorld } from '../page/read-world.ts';
import { isRecorded } from '../page/recorded.ts';
import { openSettings } from '../page/settings/settings-dialog.ts';
import {
  effectivePins,
  loadSettings,
  saveSettings,
  type VisitorSettings,
  withIssuer,
} from '../page/settings/visitor-settings.ts';
import { fetchSitePins } from '../page/site-pins.ts';
import { answerView } from './answer-view.ts';
import { type Brought, listenForDocuments } from './document-intake.ts';
import { drawLegend } from './legend.ts';
import { successorNamedBy } from './origin-note.ts';
import { fetchOriginAnchor, fetchOriginStatus, type OriginStatus } from './origin-status.ts';
import { FAILURE_WORDS, PINS_WORDS, PROGRESS_WORDS } from './page-words.ts';
import { hashNamedBy } from './reason-words.ts';
import { spokenVerdict, type WayOutActions } from './verdict-head.ts';
import { verifyFile } from './verify-file.ts';

const NO_PINS: Pins = { deployments: [], issuers: [] };

const outcome = elementById('outcome', HTMLDivElement);
const announcement = elementById('announcement', HTMLParagraphElement);
let settings = loadSettings();
let brought: Brought | null = null;
/** Counts the checks begun: the answer of one that a newer one overtook is dropped. */
let latest = 0;
const sitePins = loadSitePins();

async function loadSitePins(): Promise<Pins> {
  const site = await fetchSitePins();
  if (site.kind === 'pins') return site.pins;
  if (settings.ownPins === null) {
    const problem = elementById('pins-problem', HTMLParagraphElement);
    problem.textContent = PINS_WORDS.absent(site.why);
    problem.hidden = false;
  }
  return NO_PINS;
}

/** Checks what the visitor brought, from the start, and shows the answer unless a newer check has begun meanwhile. */
async function check(subject: Brought): Promise<void> {
  latest += 1;
  const mine = latest;
  brought = subject;
  elementById('intake', HTMLElement).classList.add('compact');
  const progress = progressView();
  outcome.replaceChildren(progress.node);
  outcome.setAttribute('aria-busy', 'true');
  // Emptied, so that the same answer is announced once more.
  announcement.textContent = '';
  progress.step(PROGRESS_WORDS.document);

  try {
    const now = new Date();
    const verification: Verification = {
      pins: effectivePins(await sitePins, settings),
      now,
      ...readWorld(now, progress.step),
      findAnchor: fetchOriginAnchor,
    };
    const asked = subject.kind === 'hash' ? fetchOriginStatus(subject.hash) : null;
    const verdict =
      subject.kind === 'hash'
        ? await verifyHash(subject.hash, verification)
        : await verifyFile(subject.bytes, verification, () => progress.step(PROGRESS_WORDS.pdf));
    const originStatus = asked === null ? await successorStatus(verdict) : await asked;
    const anchoring = anchoringOf(verdict, verification.pins);
    if (mine !== latest) return;
    const fromPdf = subject.kind === 'document' && isPdf(subject.bytes);
    const change = changeOf(verdict, verification.pins);
    const answer = answerView({ verdict, fromPdf, originStatus, anchoring, change }, settings, actionsFor(verdict));
    show(answer, spokenVerdict(verdict, confirmedBy(verdict)));
  } catch (error) {
    // A bug of this page: it must neither look like an answer nor leave the visitor before an endless wait.
    if (mine === latest) show(element('p', { class: 'notice' }, FAILURE_WORDS), FAILURE_WORDS);
    throw error;
  }
}

/** The block of anchoring, which the file only hints at: asked for once the record itself is borne out. */
async function anchoringOf(verdict: Verdict, pins: Pins): Promise<AnchoringBlock | null> {
  const hints = verdict.certificate?.hints ?? null;
  if (verdict.certificate === null || hints === null || !isRecorded(verdict)) return null;
  const { anchor } = verdict.certificate;
  const deployment = findDeployment(pins, anchor);
  if (deployment === null) return null;
  const query = { deployment, issuerId: anchor.issuerId, root: anchor.root };
  return readAnchoringBlock(query, hints.transactionHash, { timeoutMs: ENDPOINT_SECONDS * 1000 });
}

/** Why, when and by which key, for a certificate that is revoked or suspended: few are, and only they load what reads events. */
async function changeOf(verdict: Verdict, pins: Pins): Promise<readonly (Node | string)[] | null> {
  const { reason } = verdict;
  if (reason !== 'revoked' && reason !== 'suspended') return null;
  // Should these parts of the page not load, the answer stands without it.
  const parts = await Promise.all([
    import('../../chain/read-status-change.ts'),
    import('../page/status-change-view.ts'),
  ]).catch(() => null);
  if (parts === null) return null;
  const [{ readChangeBehind }, { actorWords, statusChangeWords }] = parts;
  const change = await readChangeBehind(verdict, pins, { timeoutMs: ENDPOINT_SECONDS * 1000 });
  return change === null ? null : [...statusChangeWords(reason, change), ...actorWords(change)];
}

/** The server's word on a revoked certificate, when it names the one that corrects it: the way on, never the verdict. */
async function successorStatus({ reason, credentialHash }: Verdict): Promise<OriginStatus | null> {
  if (reason !== 'revoked' || credentialHash === null) return null;
  const status = await fetchOriginStatus(credentialHash);
  return successorNamedBy(status) === null ? null : status;
}

function show(answer: HTMLElement, spoken: string): void {
  outcome.replaceChildren(answer);
  outcome.setAttribute('aria-busy', 'false');
  announcement.textContent = spoken;
  document.title = `${spoken.split('.')[0]} · Cairn`;
  answer.scrollIntoView({ block: 'nearest' });
}

function confirmedBy(verdict: Verdict): string | null {
  const { issuer } = verdict;
  return issuer === null || issuer.knownBy === null || !isRecorded(verdict) ? null : (issuer.domain ?? issuer.did);
}

function checkAgain(): void {
  if (brought !== null) void check(brought);
}

function actionsFor(verdict: Verdict): WayOutActions {
  return {
    'choose-file': () => elementById('choose-file', HTMLButtonElement).click(),
    'open-settings': showSettings,
    'try-again': checkAgain,
    'look-up-hash': () => {
      const hash = hashNamedBy(verdict);
      if (hash !== null) void check({ kind: 'hash', hash });
    },
    'pin-issuer': () => {
      const { credential } = verdict;
      if (credential === null) return;
      const { chainId, registry, issuerId } = credential.reference;
      changeSettings(withIssuer(settings, { did: credential.issuer.id, chainId, registry, issuerId }));
    },
  };
}

function showSettings(): void {
  void sitePins.then((pins) => openSettings(pins, settings, changeSettings));
}

function changeSettings(changed: VisitorSettings): void {
  settings = changed;
  saveSettings(changed);
  checkAgain();
}

drawLegend();
elementById('open-settings', HTMLButtonElement).addEventListener('click', showSettings);
listenForDocuments((subject) => void check(subject));
