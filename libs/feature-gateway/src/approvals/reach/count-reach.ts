import { Injectable } from '@nestjs/common';
import type { ProposedChanges } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../../access/principal';
import { BeginSimulation } from '../../simulations/begin-simulation';
import { ReadSimulation } from '../../simulations/read-simulation';
import { RemoveSimulation } from '../../simulations/remove-simulation';
import { FolderCounts } from './folder-counts';

/** What arrives in so many days stands for what a change of options or exclusions reaches. */
const days = 30;

/**
 * How many messages options or exclusions reach, which say what becomes of mail that comes. Where the folders concerned hold
 * no more than may be changed alone nothing is read; otherwise the last days are simulated for as long as a person waits.
 */
@Injectable()
export class CountReach {
  constructor(
    private readonly folderCounts: FolderCounts,
    private readonly begin: BeginSimulation,
    private readonly read: ReadSimulation,
    private readonly remove: RemoveSimulation,
  ) {}

  /** `undefined` when they could not be counted in time. */
  async execute(
    changes: ProposedChanges,
    configs: readonly MailboxConfig[],
    { viewer, limit }: { readonly viewer: Principal; readonly limit: number },
  ): Promise<number | undefined> {
    const most = await this.folderCounts.mostReached(changes, configs);
    if (most <= limit) return 0;
    const mailboxIds = configs.map(({ mailbox }) => mailbox.id);
    const { id } = await this.begin.execute({ mailboxIds, changes, tried: { days } }, viewer);
    const { state, reach } = await this.read.whenOver(id, viewer);
    await this.remove.execute(id, viewer);
    return state === 'done' || reach > limit ? reach : undefined;
  }
}
