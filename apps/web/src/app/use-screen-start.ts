import { useLayoutEffect, useRef, type RefObject } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/**
 * For what holds the screens: each begins at its top with the focus in it, and is shown where it was left to whoever goes back.
 */
export function useScreenStart(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const { key, pathname } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const left = useRef(new Map<string, number>());
  const shown = useRef(pathname);
  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return undefined;
    if (shown.current !== pathname) {
      shown.current = pathname;
      element.scrollTo({ top: isBack ? (left.current.get(key) ?? 0) : 0 });
      if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
    }
    const remember = (): void => void left.current.set(key, element.scrollTop);
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [isBack, key, pathname]);
  return content;
}
