import { Injectable } from '@nestjs/common';
import { SimulationParts } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { pageOf } from '../http/page-query';
import { MailboxAddresses } from '../mailboxes/mailbox-addresses';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { KnownSimulations } from './known-simulations';
import type { DifferencesQuery } from './simulation-requests';
import { toDifferenceView, type SimulationDifferencePage } from './simulation-views';

/** The messages that would fare otherwise, with both decisions. */
@Injectable()
export class ListDifferences {
  constructor(
    private readonly known: KnownSimulations,
    private readonly parts: SimulationParts,
    private readonly folders: KnownFolders,
    private readonly addresses: MailboxAddresses,
  ) {}

  async execute(id: string, query: DifferencesQuery, viewer: Principal): Promise<SimulationDifferencePage> {
    await this.known.find(id, viewer);
    const { mailboxId } = query;
    const filter = { ...pageOf(query), ...(mailboxId !== undefined && { mailboxId }) };
    const { differences, nextCursor } = await this.parts.listDifferences(id, filter);
    const [trees, addresses] = await Promise.all([
      this.folders.findMany([...new Set(differences.map((one) => one.mailboxId))]),
      this.addresses.of(differences, viewer),
    ]);
    return {
      items: differences.map((one) => toDifferenceView(one, { trees, addresses })),
      nextCursor: nextCursor ?? null,
    };
  }
}
