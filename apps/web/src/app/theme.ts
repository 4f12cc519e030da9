import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { createContext, useContext, useSyncExternalStore, useState } from 'react';

interface ThemeChoice {
  readonly isDark: boolean;
  readonly theme: Theme;
  readonly toggle: () => void;
}

const storageKey = 'foldwatch-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function onChange(notify: () => void): () => void {
  dark.addEventListener('change', notify);
  return () => dark.removeEventListener('change', notify);
}

/** As the system has it until somebody chooses otherwise. */
export function useThemeChoice(): ThemeChoice {
  const systemIsDark = useSyncExternalStore(onChange, () => dark.matches);
  const [chosen, choose] = useState(() => localStorage.getItem(storageKey));
  const isDark = chosen === null ? systemIsDark : chosen === 'dark';
  const toggle = (): void => {
    const next = isDark ? 'light' : 'dark';
    localStorage.setItem(storageKey, next);
    choose(next);
  };
  return { isDark, theme: isDark ? webDarkTheme : webLightTheme, toggle };
}

export const ThemeContext = createContext<ThemeChoice | undefined>(undefined);

export function useTheme(): ThemeChoice {
  const choice = useContext(ThemeContext);
  if (choice === undefined) throw new Error('The theme is asked for outside the application.');
  return choice;
}
