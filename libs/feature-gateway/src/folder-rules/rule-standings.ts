import { Injectable } from '@nestjs/common';
import type { FolderRule } from '@foldwatch/domain';
import { ActivityQueries, MailboxStatus, RecordDirectory, recordKey, type MailboxConfig } from '@foldwatch/ports';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toFolderRuleView, type FolderRuleView } from './folder-rule-views';

/** Rules with what ingest found out about their folders, the records' names and the mail that they tracked. */
@Injectable()
export class RuleStandings {
  constructor(
    private readonly status: MailboxStatus,
    private readonly folders: KnownFolders,
    private readonly directory: RecordDirectory,
    private readonly activities: ActivityQueries,
  ) {}

  async show({ mailbox }: MailboxConfig, rules: readonly FolderRule[]): Promise<readonly FolderRuleView[]> {
    const refs = rules.flatMap(({ regarding }) => regarding ?? []);
    const [progress, trees, records, counts] = await Promise.all([
      this.status.findProgress(mailbox.id),
      this.folders.findMany([mailbox.id]),
      this.directory.findMany(refs),
      Promise.all(rules.map(({ id }) => this.activities.countByRule(mailbox.id, id))),
    ]);
    const tree = trees.get(mailbox.id);
    return rules.map((rule, at) => {
      const { id, folderId, regarding } = rule;
      return toFolderRuleView(rule, {
        mailbox,
        folderPath: tree?.find(folderId) === undefined ? undefined : tree.path(folderId),
        regarding: regarding === undefined ? undefined : records.get(recordKey(regarding)),
        progress: progress.get(id),
        trackedCount: counts[at] ?? 0,
      });
    });
  }
}
