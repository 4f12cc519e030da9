/**
 * Named places between two steps at which a test may end the process as a power cut would. Without `FOLDWATCH_FAILPOINT` in
 * the environment a failpoint is an empty call.
 */
let armed: { readonly name: string; left: number } | undefined;

/** Arms one place: `name` or `name:n` for the nth passage. Called once by the process with what its environment says. */
export function armFailpoint(text: string | undefined): void {
  if (text === undefined || text === '') {
    armed = undefined;
    return;
  }
  const [name = '', count = '1'] = text.split(':');
  armed = { name, left: Number(count) };
}

/** Ends the process at once when this place is armed: no handler, no flush, as by SIGKILL. */
export function failpoint(name: string): void {
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}
