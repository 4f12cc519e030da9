import { useEffect, useState } from 'react';

/** Who had the focus given back last: what follows a dialog within the same act was opened by the same button. */
let lastGiven: Element | null = null;

/** For what is drawn only while it is open: gives the focus back to whoever had it before. */
export function useFocusBack(): void {
  const [before] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      const opener = before.element?.isConnected === true ? before.element : before.isInDialog ? lastGiven : null;
      // What was opened from a row that is no longer there leaves the screen as the next best place.
      const target = opener?.isConnected === true ? opener : document.querySelector('#content');
      lastGiven = target;
      if (target instanceof HTMLElement) target.focus();
    },
    [before],
  );
}

interface Opener {
  readonly element: Element | null;
  readonly isInDialog: boolean;
}

/** Of a menu nothing is left by then; the button that opened it gave it its name. */
function openerOf(active: Element | null): Opener {
  const menuButton = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const element = menuButton == null ? active : document.getElementById(menuButton);
  return { element, isInDialog: (active?.closest('[role="dialog"]') ?? null) !== null };
}
