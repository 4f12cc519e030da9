import { readFileSync } from 'node:fs';

/**
 * Named places between two steps at which a test may end the process as a power cut would. Without `FOLDWATCH_FAILPOINT` in
 * the environment a failpoint is an empty call.
 */
let armed: { readonly text: string; readonly name: string; left: number } | undefined;
let file: string | undefined;

/**
 * Arms one place: `name` or `name:n` for the nth passage; or `@file` for the place that the file names whenever a place is
 * passed, so that a process may run on until the test wants its end. Called once by the process with what its environment says.
 */
export function armFailpoint(text: string | undefined): void {
  file = text?.startsWith('@') === true ? text.slice(1) : undefined;
  arm(file === undefined ? text : '');
}

/** Ends the process at once when this place is armed: no handler, no flush, as by SIGKILL. */
export function failpoint(name: string): void {
  if (file !== undefined) arm(readFileSync(file, 'utf8'));
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}

/** Passages are counted from when the place was first named. */
function arm(text = ''): void {
  if (text === armed?.text) return;
  const [name = '', count = '1'] = text.split(':');
  armed = text === '' ? undefined : { text, name, left: Number(count) };
}
