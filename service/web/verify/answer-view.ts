import type { AnchoringBlock } from '../../chain/read-anchoring-block.ts';
import { sameIssuer } from '../../core/issuer-reference.ts';
import type { Verdict } from '../../core/verdict.ts';
import { checksView } from '../page/checks-view.ts';
import { element } from '../page/element.ts';
import { isRecorded } from '../page/recorded.ts';
import type { VisitorSettings } from '../page/settings/visitor-settings.ts';
import { awardView } from './award-view.ts';
import { holderView } from './holder-view.ts';
import { issuerView } from './issuer-view.ts';
import { originNote } from './origin-note.ts';
import type { OriginStatus } from './origin-status.ts';
import { paperNote } from './paper-note.ts';
import { readingView } from './reading-view.ts';
import { verdictHead, type WayOutActions } from './verdict-head.ts';

/** What an answer is shown from. */
export interface Answer {
  readonly verdict: Verdict;
  /** The certificate was taken out of a PDF, which has a page of its own that says whatever it says. */
  readonly fromPdf: boolean;
  /** What the page's own server says of a bare hash, or of the successor of a revoked one; null where nothing. */
  readonly originStatus: OriginStatus | null;
  /** Where it was anchored, as the chain confirms; null where it does not. The answer does not wait for it. */
  readonly anchoring: Promise<AnchoringBlock | null>;
  /** Why, when and by which key it was revoked or suspended, in words; null where it is neither or the chain does not tell. */
  readonly change: Promise<readonly (Node | string)[] | null>;
}

/** The whole answer: verdict, issuer, award, checks, times. */
export function answerView(answer: Answer, settings: VisitorSettings, actions: WayOutActions): HTMLElement {
  const { verdict, fromPdf, originStatus, anchoring, change } = answer;
  const { credential, issuer } = verdict;
  const recorded = isRecorded(verdict);
  const isPinnedByVisitor =
    credential !== null &&
    [...settings.issuers, ...(settings.ownPins?.issuers ?? [])].some(
      (pin) => pin.did === credential.issuer.id && sameIssuer(pin, credential.reference),
    );
  // Without a document most lines would only say that there is none.
  const checks = verdict.checks.filter(
    (check) => check.name !== 'holder' && (credential !== null || check.outcome !== 'not-checked'),
  );
  const sides = [
    issuer === null ? null : issuerView(issuer, verdict, recorded, isPinnedByVisitor),
    credential === null ? null : awardView(credential, recorded),
    credential === null ? null : holderView(credential.holder),
    originStatus === null ? null : originNote(originStatus),
  ].filter((part) => part !== null);
  return element(
    'section',
    {
      class: `answer ${verdict.verdict}`,
      id: 'answer',
      'aria-labelledby': 'verdict-title',
      'data-reason': verdict.reason,
    },
    verdictHead(verdict, actions, change),
    fromPdf && credential !== null ? paperNote(credential) : null,
    element(
      'div',
      { class: `answer-body ${sides.length === 0 ? 'single' : 'paired'}` },
      sides.length === 0 ? null : element('div', { class: 'answer-column', id: 'answer-certificate' }, ...sides),
      element(
        'div',
        { class: 'answer-column', id: 'answer-checks' },
        checksView(checks),
        readingView(verdict, recorded, anchoring),
      ),
    ),
  );
}
