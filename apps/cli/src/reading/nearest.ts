/** Letters that have to be added, left out or replaced (Levenshtein's distance). */
function typosBetween(typed: string, known: string): number {
  let row = Array.from({ length: known.length + 1 }, (_, at) => at);
  for (const [at, letter] of typed.split('').entries()) {
    const next = [at + 1];
    for (let j = 0; j < known.length; j += 1) {
      const replaced = (row[j] ?? 0) + (known[j] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[known.length] ?? Infinity;
}

const mostTypos = 3;

/** What was probably meant; nothing where none is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, typos: isPartOf(word, typed) ? 1 : typosBetween(typed, word) }))
    .filter(({ word, typos }) => typos <= Math.min(mostTypos, Math.floor(word.length / 2)))
    .toSorted((a, b) => a.typos - b.typos);
  return ranked[0]?.word;
}

const isPartOf = (word: string, typed: string): boolean => word.startsWith(typed) || word.split('-').includes(typed);

/** To be put behind a sentence that says that there is no such thing. */
export function perhaps(typed: string, known: readonly string[]): string {
  const word = nearest(typed, known);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
}
