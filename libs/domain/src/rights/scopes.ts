/** Of which a script may read or write each by itself. */
const resources = ['records', 'activities', 'configuration', 'operation'] as const;
export type ScopedResource = (typeof resources)[number];

/** What the key of a script may be allowed. Reading is what is asked with GET; everything else writes. */
export type Scope = `${ScopedResource}:read` | `${ScopedResource}:write` | 'events:read';

export const scopes: readonly Scope[] = [
  ...resources.flatMap((resource): readonly Scope[] => [`${resource}:read`, `${resource}:write`]),
  'events:read',
];

export const isScope = (text: string): text is Scope => scopes.some((known) => known === text);
