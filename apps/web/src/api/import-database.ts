/** Where the browser keeps tables whose import is not through. */
export const importDatabase = 'foldwatch-imports';

/** Whoever signs out leaves none behind. */
export function forgetImports(): void {
  try {
    indexedDB.deleteDatabase(importDatabase);
  } catch {
    // A browser that keeps nothing has none.
  }
}
