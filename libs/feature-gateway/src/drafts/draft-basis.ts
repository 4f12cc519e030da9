import { Injectable } from '@nestjs/common';
import {
  applyChanges,
  fieldChanges,
  mailboxFields,
  organizationFields,
  type FieldChange,
  type OrganizationSettings,
} from '@foldwatch/domain';
import {
  OrganizationConfigs,
  VersionHistory,
  type Draft,
  type KeptVersion,
  type MailboxConfig,
} from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { versionsOfMailbox, versionsOfOrganization } from '../versions/stamp-versions';
import { versionFields } from '../versions/version-fields';
import { outdatedScopes, type DraftTarget } from './draft-scope';

export interface Basis {
  readonly settings: OrganizationSettings;
  readonly mailbox: MailboxConfig | undefined;
  /** Of what a draft of this target may change. */
  readonly current: readonly KeptVersion[];
}

/** What a draft is prepared upon, and compared with. */
@Injectable()
export class DraftBasis {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly history: VersionHistory,
  ) {}

  async find({ mailboxId }: DraftTarget): Promise<Basis> {
    const { settings } = await this.organization.find();
    const mailbox = mailboxId === undefined ? undefined : await this.mailboxes.find(mailboxId);
    const current = mailbox === undefined ? versionsOfOrganization(settings) : versionsOfMailbox(mailbox);
    return { settings, mailbox, current };
  }

  /** What was published since, of what the draft changes. */
  async changesSince(draft: Draft, { current }: Basis): Promise<readonly FieldChange[]> {
    const changes: FieldChange[] = [];
    for (const scope of outdatedScopes(draft, current)) {
      const before = await this.history.find(scope, draft.base[scope] ?? 0);
      const now = current.find((version) => version.scope === scope);
      const [was, is] = [before, now].map((version) => versionFields(version?.content ?? { kind: 'removed' }));
      if (was !== undefined && is !== undefined) changes.push(...fieldChanges(was, is));
    }
    return changes;
  }
}

/** What would come out otherwise. */
export function effectOf({ changes }: Draft, { settings, mailbox }: Basis): readonly FieldChange[] {
  const before = { settings, mailbox: mailbox ?? { options: {}, rules: [] } };
  const after = applyChanges(before, changes);
  const ofMailbox =
    mailbox === undefined ? [] : fieldChanges(mailboxFields(mailbox), mailboxFields({ ...mailbox, ...after.mailbox }));
  return [...fieldChanges(organizationFields(settings), organizationFields(after.settings)), ...ofMailbox];
}
