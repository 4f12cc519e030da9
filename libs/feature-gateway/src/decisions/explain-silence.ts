import { Injectable } from '@nestjs/common';
import { explainAbsence, FolderTree } from '@foldwatch/domain';
import { Clock, MailboxStatus, OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toCauseView, type AbsenceView } from './message-views';

/** Why nothing may have been decided about a message of a mailbox. */
@Injectable()
export class ExplainSilence {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly status: MailboxStatus,
    private readonly folders: KnownFolders,
    private readonly clock: Clock,
  ) {}

  async execute({ mailbox, options, rules }: MailboxConfig): Promise<AbsenceView> {
    const [{ settings }, healths, trees] = await Promise.all([
      this.organization.find(),
      this.status.findHealth([mailbox.id]),
      this.folders.findMany([mailbox.id]),
    ]);
    const tree = trees.get(mailbox.id) ?? new FolderTree([]);
    const health = healths.get(mailbox.id);
    const now = this.clock.now();
    const causes = explainAbsence({ mailbox, options, rules, tree, settings, health, now });
    const forgotten = causes.find(({ code }) => code === 'decision-forgotten');
    return {
      mailboxState: mailbox.state,
      lastSeenAt: health?.lastSeenAt ?? null,
      decisionsKeptSince: forgotten?.since ?? now.toISOString(),
      causes: causes.map((cause) => toCauseView(cause, tree)),
    };
  }
}
