import { appendFileSync } from 'node:fs';

type RunNote =
  | { readonly kind: 'ran-on'; readonly text: string }
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'left-out'; readonly suite: string; readonly reason: string };

/** Tells the reporter of this run, which prints it as the last thing. Suites run in processes of their own, so by file. */
export function noteForRun(note: RunNote): void {
  const file = process.env['FOLDWATCH_RUN_NOTES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(note)}\n`);
}
