import type { MongoMove } from '@foldwatch/adapter-mongo';
import { failpoint } from '@foldwatch/platform';

export interface MovedPage {
  readonly count: number;
  /** Where the next page begins. */
  readonly after: string;
  /** How much could not be moved. */
  readonly left?: number;
}

/** One kind of thing that is moved page by page. A page that was moved twice is there once. */
export interface MoveStep {
  readonly name: string;
  readonly total: number;
  readonly pages: (after: string | undefined) => AsyncIterable<MovedPage>;
}

/** How far the move is; `done` of `total` in units of the step. */
export interface MoveProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export type TellProgress = (progress: MoveProgress) => void;

/** Moves what is left of a step, and notes each page when it is there. */
export async function carryOut({ name, total, pages }: MoveStep, move: MongoMove, tell: TellProgress): Promise<void> {
  let { done, left, after, isFinished } = await move.step(name);
  if (isFinished) return;
  tell({ step: name, done, total });
  for await (const page of pages(after)) {
    failpoint('move.page-copied');
    done += page.count;
    left += page.left ?? 0;
    after = page.after;
    await move.note(name, { done, left, after, isFinished });
    tell({ step: name, done, total });
  }
  isFinished = true;
  await move.note(name, { done, left, isFinished });
}
