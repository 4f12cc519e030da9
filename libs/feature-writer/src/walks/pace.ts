import { Clock } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { WriterSettings } from '../writer-settings';

/** Now, and how the writer works. */
@Injectable()
export class Pace {
  constructor(
    private readonly clock: Clock,
    readonly settings: WriterSettings,
  ) {}

  now(): Date {
    return this.clock.now();
  }
}
