const mostRemembered = 20_000;

/** A hash with a memory, since the same people write again and again. */
export function rememberingHash(hash: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hashed = hash(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, hashed);
    return hashed;
  };
}
