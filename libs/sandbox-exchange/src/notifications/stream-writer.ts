import { type ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withOddPrefixes } from '../soap/odd-prefixes';

/** How a stream misbehaves, each a way in which real ones were seen to. */
export type StreamFault =
  'cut-stream' | 'split-chunks' | 'joined-envelopes' | 'odd-prefix' | 'mute-stream' | 'lost-events';

export interface StreamWriter {
  write(envelope: string, kind: 'events' | 'status'): void;
  end(): void;
}

const bytesPerChunk = 11;

/** Puts envelopes on the wire, faithfully or as the fault says. */
export class HttpStreamWriter implements StreamWriter {
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly target: ServerResponse,
    private readonly fault: StreamFault | undefined,
  ) {}

  write(envelope: string, kind: 'events' | 'status'): void {
    switch (this.fault) {
      case 'mute-stream':
        this.target.flushHeaders();
        return;
      case 'lost-events':
        if (kind === 'status') this.target.write(envelope);
        return;
      case 'odd-prefix':
        this.target.write(withOddPrefixes(envelope));
        return;
      case 'joined-envelopes':
        this.target.write(envelope + envelope);
        return;
      case 'split-chunks':
        this.queue = this.queue.then(() => this.writeSlowly(Buffer.from(envelope)));
        return;
      case 'cut-stream':
        this.cut(envelope, kind);
        return;
      case undefined:
        this.target.write(envelope);
    }
  }

  end(): void {
    if (this.fault === 'mute-stream') return;
    this.queue = this.queue.then(() => {
      this.target.end();
    });
  }

  private cut(envelope: string, kind: 'events' | 'status'): void {
    if (kind === 'status') {
      this.target.write(envelope);
      return;
    }
    this.target.write(envelope.slice(0, envelope.length / 2), () => this.target.destroy());
  }

  private async writeSlowly(bytes: Buffer): Promise<void> {
    for (let start = 0; start < bytes.length && !this.target.destroyed; start += bytesPerChunk) {
      this.target.write(bytes.subarray(start, start + bytesPerChunk));
      await nextTurn();
    }
  }
}
