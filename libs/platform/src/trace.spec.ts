import { newTrace, nextSpan } from './trace';

const parts = (traceparent: string): readonly string[] => traceparent.split('-');

describe('a trace', () => {
  it('begins with ids of its own, as W3C Trace Context writes them', () => {
    const { correlationId, traceparent } = newTrace();
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(parts(traceparent)[1]).toBe(correlationId);
    expect(newTrace().correlationId).not.toBe(correlationId);
  });

  it('goes on in another span', () => {
    const { traceparent } = newTrace();
    const [version, traceId, spanId, flags] = parts(traceparent);
    const next = parts(nextSpan(traceparent));
    expect([next[0], next[1], next[3]]).toEqual([version, traceId, flags]);
    expect(next[2]).toMatch(/^[0-9a-f]{16}$/);
    expect(next[2]).not.toBe(spanId);
  });

  it('never has the same id twice', () => {
    const ids = Array.from({ length: 5_000 }, () => newTrace().traceparent).flatMap((one) => parts(one).slice(1, 3));
    expect(new Set(ids).size).toBe(10_000);
  });

  it.each(['', '00-trace-01', '01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more'])(
    'leaves what it cannot read as it came: %j',
    (traceparent) => {
      expect(nextSpan(traceparent)).toBe(traceparent);
    },
  );
});
