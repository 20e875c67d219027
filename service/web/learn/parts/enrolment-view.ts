import type { WayAward } from '../../../pathway/learner-way/learner-way.ts';
import type { Transcript } from '../../../pathway/transcript/transcript.ts';
import { element } from '../../page/element.ts';
import type { Certificate, EnrolmentWay, Review } from '../api/answers.ts';
import { REVIEW_WORDS, type Section, LEARN_WORDS as WORDS } from '../learn-words.ts';
import type { OnSignedOut } from './awaited-part.ts';
import { awardsView } from './award-view.ts';
import { certificatesView } from './certificates-view.ts';
import { openDetails } from './details-dialog.ts';
import { feedbackView } from './feedback-view.ts';
import { nextView } from './next-view.ts';
import { openReviewDialog } from './review-dialog.ts';
import { reviewsPart } from './reviews-view.ts';
import { sectionLinks } from './section.ts';
import { transcriptView } from './transcript-view.ts';
import { wayView } from './way-view.ts';
import { whereView } from './where-view.ts';

/** What an enrolment is shown with besides its own answer. */
export interface EnrolmentMaterial {
  readonly certificates: Promise<readonly Certificate[]>;
  readonly transcript: Promise<Transcript>;
  readonly reviews: readonly Review[];
  /** Says to whoever hears the page what has just happened. */
  readonly announce: (sentence: string) => void;
  readonly onSignedOut: OnSignedOut;
}

/** One enrolment, whole: where the learner is, what to do next, the way, and what has come of it. */
export function enrolmentView(
  enrolment: EnrolmentWay,
  { certificates, transcript, reviews, announce, onSignedOut }: EnrolmentMaterial,
): HTMLElement {
  const { way } = enrolment;
  const { cohortId } = enrolment.cohort;
  const shownReviews = reviewsPart(enrolment, reviews);
  const askForReview = (award: WayAward, button: HTMLButtonElement): void =>
    openReviewDialog(enrolment, award, {
      asked: async () => {
        button.textContent = REVIEW_WORDS.askedShort;
        announce(REVIEW_WORDS.asked);
        await shownReviews.readAgain();
      },
      signedOut: onSignedOut,
    });
  const open = (key: string): void => openDetails(way, key);
  const next = nextView(enrolment, (module) => open(`module:${module}`));
  const place = (awardId: string): number => way.awards.findIndex(({ award }) => award === awardId);
  const own = certificates.then((all) =>
    all
      .filter(({ cohort, learner }) => cohort.cohortId === cohortId && learner === enrolment.learner)
      // What the way leads to first.
      .toSorted((left, right) => place(right.award.awardId) - place(left.award.awardId)),
  );
  const parts: readonly (readonly [Section, HTMLElement | null])[] = [
    ['next', next],
    ['way', wayView(enrolment, open)],
    ['awards', awardsView(way, { askForReview })],
    ['certificates', certificatesView(own, onSignedOut)],
    ['feedback', feedbackView(enrolment)],
    ['transcript', transcriptView(transcript, onSignedOut)],
  ];
  // Who has come to the end came for what they have earned.
  const ordered =
    way.stage === 'finished'
      ? parts.toSorted(([left], [right]) => Number(right === 'certificates') - Number(left === 'certificates'))
      : parts;
  const shown = ordered.flatMap(([name, part]) => (part === null ? [] : [{ name, part }]));
  return element(
    'div',
    { class: 'enrolment' },
    whereView(enrolment),
    sectionLinks(
      shown.map(({ name }) => name),
      WORDS.sections,
    ),
    ...shown.map(({ part }) => part),
    shownReviews.node,
  );
}
