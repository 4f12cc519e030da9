/** Cuts an mbox at its `From ` lines and takes their quoting off; each piece is a message as it was delivered. */
export function splitMbox(mbox: Buffer): readonly Buffer[] {
  const text = mbox.toString('latin1');
  const starts = [...text.matchAll(/(?:^|\r?\n\r?\n)(From [^\r\n]*\r?\n)/g)].map((match) => ({
    end: match.index,
    start: match.index + match[0].length,
  }));
  if (starts.length === 0) return mbox.length === 0 ? [] : [mbox];
  return starts.map(({ start }, index) => {
    const next = starts[index + 1];
    const piece = text.slice(start, next?.end ?? text.length);
    return Buffer.from(piece.replace(/^>(>*From )/gm, '$1'), 'latin1');
  });
}
