import { Clock } from '@foldwatch/ports';

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
