import type { Batch } from './api/batch.ts';
import type { DeskClient } from './api/desk-client.ts';
import type { DeskProblem } from './api/desk-problem.ts';
import type { Session } from './api/session.ts';

/** What every part of the desk works with, once somebody has signed in. */
export interface Desk {
  readonly client: DeskClient;
  readonly session: Session;
  /** Whether this key may change anything; else the desk only shows. */
  readonly mayWrite: boolean;
  /** Asks for another key, saying why. */
  readonly onKeyProblem: (problem: DeskProblem) => void;
}

/** A part of the page that is shown as a whole. */
export interface View {
  readonly node: HTMLElement;
  /** For the title of the tab. */
  readonly title: string;
  /** Ends what goes on in it. */
  leave?(): void;
}

/** The batches that this key may see: a designer's sees cohorts, and not what was issued to them. */
export async function batchesSeenBy({ client, session }: Desk): Promise<Batch[]> {
  return session.role === 'designer' ? [] : await client.batches();
}

export function deskFor(client: DeskClient, session: Session, onKeyProblem: Desk['onKeyProblem']): Desk {
  const mayWrite = session.role === 'registrar' || session.role === 'admin';
  return { client, session, mayWrite, onKeyProblem };
}
