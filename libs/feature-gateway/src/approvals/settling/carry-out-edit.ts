import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { EditKind, WaitingChange } from '@foldwatch/ports';
import { ExclusionRequest } from '../../exclusions/exclusion-requests';
import { SaveExclusion } from '../../exclusions/save-exclusion';
import { AddFolderRule } from '../../folder-rules/add-folder-rule';
import { ChangeFolderRule } from '../../folder-rules/change-folder-rule';
import { AddFolderRuleRequest, ChangeFolderRuleRequest } from '../../folder-rules/folder-rule-requests';
import { ChangeOptions } from '../../mailboxes/options/change-options';
import { ChangeOptionsRequest } from '../../mailboxes/options/mailbox-options';

/** Changes one rule, one exclusion or one mailbox's options. */
@Injectable()
export class CarryOutEdit {
  constructor(
    private readonly addFolderRule: AddFolderRule,
    private readonly changeFolderRule: ChangeFolderRule,
    private readonly changeOptions: ChangeOptions,
    private readonly saveExclusion: SaveExclusion,
  ) {}

  async execute(change: WaitingChange<EditKind>): Promise<void> {
    const { kind, mailboxId = '', targetId = '', request } = change;
    switch (kind) {
      case 'add-folder-rule':
        await this.addFolderRule.execute(mailboxId, plainToInstance(AddFolderRuleRequest, request));
        return;
      case 'change-folder-rule':
        await this.changeFolderRule.execute(mailboxId, targetId, plainToInstance(ChangeFolderRuleRequest, request));
        return;
      case 'change-options':
        await this.changeOptions.execute(mailboxId, plainToInstance(ChangeOptionsRequest, request));
        return;
      case 'add-exclusion':
        await this.saveExclusion.add(change.mailboxId, plainToInstance(ExclusionRequest, request));
        return;
      case 'replace-exclusion':
        await this.saveExclusion.replace(change.mailboxId, targetId, plainToInstance(ExclusionRequest, request));
        return;
      case 'remove-exclusion':
        await this.saveExclusion.remove(change.mailboxId, targetId);
        return;
      default:
        return kind;
    }
  }
}
