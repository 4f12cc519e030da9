import { useEffect, useState } from 'react';

/** For what is drawn only while it is open: gives the focus back to whoever had it before. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Of a menu nothing is left by then; the screen is the next best place.
      const target = before?.isConnected === true ? before : document.querySelector('#content');
      if (target instanceof HTMLElement) target.focus();
    },
    [before],
  );
}
