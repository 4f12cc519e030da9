const envelopeEnd = /<\/(?:[^\s<>/:]+:)?Envelope\s*>/;
/** No end tag is longer, so that much of the text already searched is searched again. */
const longestEndTag = 256;

/** Cuts a notification stream into its envelopes, wherever the network cut it. */
export class EnvelopeSplitter {
  private readonly decoder = new TextDecoder('utf-8');
  private pending = '';
  private searchedTo = 0;

  constructor(private readonly maxLength: number) {}

  /** The envelopes that became complete. */
  push(bytes: Uint8Array): readonly string[] {
    this.pending += this.decoder.decode(bytes, { stream: true });
    const envelopes: string[] = [];
    for (let next = this.take(); next !== undefined; next = this.take()) envelopes.push(next);
    if (this.pending.length > this.maxLength) throw new RangeError('an envelope is longer than allowed');
    return envelopes;
  }

  private take(): string | undefined {
    const from = Math.max(0, this.searchedTo - longestEndTag);
    const found = envelopeEnd.exec(this.pending.slice(from));
    if (found === null) {
      this.searchedTo = this.pending.length;
      return undefined;
    }
    const end = from + found.index + found[0].length;
    const envelope = this.pending.slice(0, end).trim();
    this.pending = this.pending.slice(end);
    this.searchedTo = 0;
    return envelope;
  }
}
