import { Injectable } from '@nestjs/common';
import type { UnknownSender } from '@foldwatch/domain';
import { UnknownSenders } from '@foldwatch/ports';
import { ResolveLater } from '../records/resolve-later';

/** What follows when senders got a record: stored mail is resolved anew, and nobody waits for them any more. */
@Injectable()
export class LeaveDesk {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly resolveLater: ResolveLater,
  ) {}

  /** Their addresses are noted before the records have them, so that none is lost with this process, and again when they do. */
  async after<T>(senders: readonly UnknownSender[], change: () => Promise<T>): Promise<T> {
    const addresses = senders.map(({ address }) => address);
    await this.resolveLater.note([{ addresses, merged: [] }]);
    const changed = await change();
    await this.resolveLater.note([{ addresses, merged: [] }]);
    return changed;
  }

  async done(senders: readonly UnknownSender[]): Promise<void> {
    await this.resolveLater.start();
    await this.desk.removeAddresses(senders.map(({ address }) => address));
  }
}
