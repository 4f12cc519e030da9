import { UnknownSenders } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const pageSize = 200;

/** Takes suggestions of the person off the desk. Who was put away for good is known by a keyed hash, which stays. */
@Injectable()
export class EraseUnknownSenders implements ErasureStep {
  constructor(private readonly desk: UnknownSenders) {}

  async next({ dryRun, person }: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { senders, nextCursor } = await this.desk.list({ limit: pageSize, ...(cursor !== undefined && { cursor }) });
    const concerned = senders.filter(({ address }) => person.addresses.has(address));
    if (!dryRun) await this.desk.removeAddresses([...new Set(concerned.map(({ address }) => address))]);
    return { counts: { suggestions: concerned.length }, ...(nextCursor !== undefined && { nextCursor }) };
  }
}
