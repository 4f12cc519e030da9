import type { Screen } from '../screen';

/** For whoever reads lines: the state of what goes on, each time it is another than before. */
export function changesOn(screen: Screen): (state: Readonly<Record<string, unknown>>) => void {
  let last = '';
  return (state) => {
    const text = JSON.stringify(state);
    if (screen.isOfLines && text !== last) screen.tell(state);
    last = text;
  };
}
