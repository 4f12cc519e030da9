import type { MailboxTarget } from '@foldwatch/ports';

import { backoffMs } from './backoff';
import { pause } from './pause';
import { type GroupContext, WatchedGroup } from './watched-group';
import { WatchedMailbox } from './watched-mailbox';

const mailboxesPerGroup = 200;

/** Puts each mailbox into a group of its server, as soon as that is known. */
export class MailboxGroups {
  private readonly groups: WatchedGroup[] = [];
  private readonly open = new Map<string, WatchedGroup>();
  private readonly work: Promise<void>[] = [];

  constructor(private readonly context: Omit<GroupContext, 'expel'>) {}

  add(target: MailboxTarget): void {
    this.work.push(this.place(target));
  }

  async ended(): Promise<void> {
    await Promise.all(this.work);
    await Promise.all(this.groups.map((group) => group.ended()));
  }

  private async place(target: MailboxTarget): Promise<void> {
    const { client, signal, queue } = this.context;
    const unplaced = new WatchedMailbox(target, queue);
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        return this.groupFor(await client.ewsUrlOf(target)).add(target);
      } catch (error) {
        unplaced.down(error);
        await pause(backoffMs(failures, error, client.settings.reconnect), signal);
      }
    }
  }

  private groupFor(ewsUrl: string): WatchedGroup {
    const group = this.open.get(ewsUrl);
    if (group !== undefined && group.size < mailboxesPerGroup) return group;
    const next = this.newGroup();
    this.open.set(ewsUrl, next);
    return next;
  }

  /** Whom a group loses again and again lives on another server than the rest of it. */
  private newGroup(): WatchedGroup {
    const group = new WatchedGroup({ ...this.context, expel: (target) => this.newGroup().add(target) });
    this.groups.push(group);
    return group;
  }
}
