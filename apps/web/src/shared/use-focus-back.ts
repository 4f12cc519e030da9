import { useEffect, useState } from 'react';

/** For what is drawn only while it is open: gives the focus back to whoever had it before. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
