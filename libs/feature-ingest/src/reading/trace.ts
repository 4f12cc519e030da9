interface Trace {
  readonly correlationId: string;
  /** As W3C Trace Context writes it, sampled. */
  readonly traceparent: string;
}

/** The beginning of a trace: whatever happens to a message because of one observation carries its ids. */
export function newTrace(): Trace {
  const correlationId = randomHex(16);
  return { correlationId, traceparent: `00-${correlationId}-${randomHex(8)}-01` };
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}
