import { Injectable } from '@nestjs/common';
import type { Exclusion, FolderRule } from '@foldwatch/domain';
import { RecordDirectory, recordKey, type Draft, type MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { MailboxAddresses } from '../mailboxes/mailbox-addresses';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toNamedRecord } from '../records/record-views';
import type { DraftExclusionRequest } from './draft-requests';
import { toDraftView, type DraftPartsView, type DraftRuleView, type DraftView } from './draft-views';

interface Names {
  readonly pathOf: (folderId: string) => string | null;
  readonly recordOf: (rule: FolderRule) => DraftRuleView['regarding'];
  readonly isKnown: (rule: FolderRule) => boolean;
}

/** What a draft of a mailbox has prepared, so that a form can be filled with it and send it again. */
@Injectable()
export class ShowParts {
  constructor(
    private readonly folders: KnownFolders,
    private readonly directory: RecordDirectory,
    private readonly addresses: MailboxAddresses,
  ) {}

  /** Without what they have prepared, with the addresses of their mailboxes. */
  async named(drafts: readonly Draft[], viewer: Principal): Promise<readonly DraftView[]> {
    const addresses = await this.addresses.of(drafts, viewer);
    return drafts.map((draft) => toDraftView(draft, addresses));
  }

  async execute({ changes }: Draft, config: MailboxConfig | undefined): Promise<DraftPartsView | null> {
    if (config === undefined) return null;
    const { options, exclusions, folderRules = [], removedFolderRules = [] } = changes;
    const names = await this.names(config, folderRules);
    return {
      options: options ?? null,
      exclusions: exclusions?.map(toExclusionRequest) ?? null,
      folderRules: folderRules.map((rule) => toRuleView(rule, names)),
      removedFolderRules,
    };
  }

  private async names({ mailbox, rules: known }: MailboxConfig, rules: readonly FolderRule[]): Promise<Names> {
    const [trees, records] = await Promise.all([
      this.folders.findMany([mailbox.id]),
      this.directory.findMany(rules.flatMap(({ regarding }) => regarding ?? [])),
    ]);
    const tree = trees.get(mailbox.id);
    return {
      pathOf: (id) => (tree?.find(id) === undefined ? null : tree.path(id)),
      recordOf: ({ regarding: ref }) =>
        ref === undefined ? null : toNamedRecord(records.get(recordKey(ref)) ?? { ...ref, name: '' }),
      isKnown: ({ id }) => known.some((rule) => rule.id === id),
    };
  }
}

function toRuleView(rule: FolderRule, { pathOf, recordOf, isKnown }: Names): DraftRuleView {
  const { id, folderId, action, includeSubfolders, existing, paused, settings = {} } = rule;
  return {
    id: isKnown(rule) ? id : null,
    folderId,
    folderPath: pathOf(folderId),
    action,
    regarding: recordOf(rule),
    includeSubfolders,
    existing,
    paused,
    settings,
  };
}

const toExclusionRequest = ({ id, kind, value, effect, where }: Exclusion): DraftExclusionRequest => ({
  id,
  kind,
  ...(value !== undefined && { value }),
  effect,
  ...(where.length > 0 && { where: [...where] }),
});
