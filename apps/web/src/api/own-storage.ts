/** What this browser keeps for whoever is signed in, in all of its windows, until they sign out. */
const prefix = 'foldwatch:own:';

export function keepOwn(key: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(prefix + key);
  else localStorage.setItem(prefix + key, JSON.stringify(value));
}

export const readOwn = (key: string): unknown => JSON.parse(localStorage.getItem(prefix + key) ?? 'null');

export function forgetOwn(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
