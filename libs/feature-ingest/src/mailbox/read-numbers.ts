import type { ObservationNumber } from '@foldwatch/domain';

/** Numbers the observations of one read; reads of a mailbox are sent one after the other, so later reads have higher ones. */
export class ReadNumbers {
  private n = 0;

  constructor(
    private readonly epoch: number,
    private readonly read: number,
  ) {}

  next(): ObservationNumber {
    const number = { epoch: this.epoch, read: this.read, n: this.n };
    this.n += 1;
    return number;
  }
}
