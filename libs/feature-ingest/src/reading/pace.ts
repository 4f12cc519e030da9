import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import { IngestSettings } from '../ingest-settings';

/** Now, and how long things are put off. */
@Injectable()
export class Pace {
  constructor(
    private readonly clock: Clock,
    readonly settings: IngestSettings,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  in(durationMs: number): string {
    return new Date(this.clock.now().getTime() + durationMs).toISOString();
  }
}
