/** What ties events to the one thing that caused them. */
export interface Trace {
  /** For people: the same in every event and log record of one flow. */
  readonly correlationId: string;
  /** For tracing tools, as W3C Trace Context writes it, sampled. */
  readonly traceparent: string;
}

/** The beginning of a flow: whatever happens because of one observation, or of one act of a person, carries its ids. */
export function newTrace(): Trace {
  const traceId = randomHex(16);
  return { correlationId: traceId, traceparent: `00-${traceId}-${randomHex(8)}-01` };
}

const written = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
/** `00-`, the trace id, and the hyphen behind it. */
const spanAt = 36;
const spanEnd = 52;

/** The same trace in a span of its own: one step of the flow. What is no traceparent of today stays as it came. */
export const nextSpan = (traceparent: string): string =>
  written.test(traceparent)
    ? `${traceparent.slice(0, spanAt)}${randomHex(8)}${traceparent.slice(spanEnd)}`
    : traceparent;

/** Random bytes are drawn many at once: each event that is handled takes some. */
const pool = Buffer.alloc(4_096);
let taken = pool.length;

function randomHex(bytes: number): string {
  if (taken + bytes > pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += bytes;
  return pool.toString('hex', taken - bytes, taken);
}
