import { randomUUID } from 'node:crypto';
import { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { ReviewDecision, ReviewRole } from '../../pathway/framework/review.ts';
import { insertFrameworkSignOff } from '../../store/frameworks.ts';
import type { Actor } from '../access/actor.ts';
import type { Installation } from '../installation.ts';
import { type FrameworkShown, showFramework } from './framework-overview.ts';
import { type GivenSignOff, givenSignOff } from './given-sign-off.ts';
import { editionName, findFramework } from './known-frameworks.ts';
import { assertRead } from './submit-framework.ts';

/** What a reviewer says of a framework. */
export interface SignOffOrder {
  /** `id@edition`, or `id` where there is one edition. */
  readonly name: string;
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
  /** Needed for everything but an approval. */
  readonly comment?: string | undefined;
  /** Of the text that the reviewer has read; default: that which stands there. */
  readonly digest?: Hash32 | undefined;
  /** Who says it, where somebody else writes it down: the minutes of a board, a letter. */
  readonly reviewer?: string | undefined;
}

const MOST_COMMENT = 4_000;
const REVIEWER = /^[^\s\p{Cc}](?:[^\p{Cc}]{0,98}[^\s\p{Cc}])?$/u;

/**
 * Keeps what a reviewer says of the text that is before the reviewers. It is never taken back: who changes their mind says
 * so again, and the last counts.
 *
 * @throws CairnError `framework-not-found`, `framework-not-in-review`, `framework-changed`, `malformed-sign-off`
 */
export async function signOffFramework(
  installation: Pick<Installation, 'store' | 'now' | 'frameworkSignOffs'>,
  actor: Actor,
  order: SignOffOrder,
): Promise<{ readonly signOff: GivenSignOff; readonly shown: FrameworkShown }> {
  const { store, now } = installation;
  const { comment, reviewer } = checkedTexts(order);
  const signOff = await store.db.transaction().execute(async (tx) => {
    const known = await findFramework(tx, order.name);
    const { framework, standing, digest } = known;
    if (standing !== 'in-review') throw notInReview(known);
    assertRead(known, order.digest);
    const row = await insertFrameworkSignOff(tx, {
      sign_off_id: randomUUID(),
      ...{ framework_id: framework.id, edition: framework.edition, digest },
      ...{ role: order.role, decision: order.decision, comment, reviewer },
      ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name, given_at: now().toISOString() },
    });
    return { ...givenSignOff(row, digest), name: editionName(framework) };
  });
  const { name, ...given } = signOff;
  return { signOff: given, shown: await showFramework(installation, name) };
}

/** The error that refuses what is done to a framework before its reviewers alone. */
export function notInReview({
  framework,
  standing,
}: Pick<Awaited<ReturnType<typeof findFramework>>, 'framework' | 'standing'>): CairnError {
  const name = editionName(framework);
  return new CairnError(
    'framework-not-in-review',
    standing === 'published' ? `${name} is published` : `${name} is a draft, and not before its reviewers`,
    {
      remedy:
        standing === 'published'
          ? 'say it of the next edition'
          : `put it before them: npx cairn framework submit ${name}`,
      details: { framework: name, standing },
    },
  );
}

function checkedTexts({ decision, comment, reviewer }: SignOffOrder): {
  readonly comment: string | null;
  readonly reviewer: string | null;
} {
  const text = comment?.normalize('NFC').trim() ?? '';
  if (text === '' && decision !== 'approved') {
    throw new CairnError(
      'malformed-sign-off',
      decision === 'rejected' ? 'a rejection without a comment tells nobody what to change' : 'the comment is empty',
      { remedy: 'add a comment' },
    );
  }
  if (text.length > MOST_COMMENT) {
    throw new CairnError('malformed-sign-off', `the comment has more than ${MOST_COMMENT} characters`, {
      remedy: 'shorten it, or say where the rest stands',
    });
  }
  if (reviewer !== undefined && !REVIEWER.test(reviewer)) {
    throw new CairnError('malformed-sign-off', 'the reviewer cannot be named so', {
      remedy: 'write 1 to 100 characters on one line',
    });
  }
  return { comment: text === '' ? null : text, reviewer: reviewer?.normalize('NFC') ?? null };
}
