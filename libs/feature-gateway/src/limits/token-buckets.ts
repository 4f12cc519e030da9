/** How many may come: `perMinute` on the long run, and as many at once after a quiet minute. */
export interface BucketState {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until there is another one, where there is none, and else until all are there again. */
  readonly waitSeconds: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

const mostKept = 10_000;
const minuteMs = 60_000;

/** Counts for each of many, in this process; whoever was quiet for a minute is forgotten when there are very many. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(readonly perMinute: number) {}

  /** Takes one where there is one. */
  take(key: string, nowMs: number): BucketState {
    const left = this.leftOf(key, nowMs);
    const isAllowed = left >= 1;
    this.keep(key, { left: isAllowed ? left - 1 : left, at: nowMs });
    return this.stateOf(isAllowed ? left - 1 : left, isAllowed);
  }

  private stateOf(left: number, isAllowed: boolean): BucketState {
    const missing = isAllowed ? this.perMinute - left : 1 - left;
    return {
      isAllowed,
      remaining: Math.floor(left),
      waitSeconds: Math.ceil((missing * minuteMs) / this.perMinute / 1_000),
    };
  }

  private leftOf(key: string, nowMs: number): number {
    const known = this.buckets.get(key);
    if (known === undefined) return this.perMinute;
    const since = Math.max(nowMs - known.at, 0);
    return Math.min(known.left + (since * this.perMinute) / minuteMs, this.perMinute);
  }

  private keep(key: string, bucket: Bucket): void {
    if (this.buckets.size >= mostKept && !this.buckets.has(key)) this.forget(bucket.at);
    this.buckets.set(key, bucket);
  }

  /** Those that are full again and, if that is not enough, the rest: better too generous than out of memory. */
  private forget(nowMs: number): void {
    for (const [key, { at }] of this.buckets) if (nowMs - at >= minuteMs) this.buckets.delete(key);
    if (this.buckets.size >= mostKept) this.buckets.clear();
  }
}
