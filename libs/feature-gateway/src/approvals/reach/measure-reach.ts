import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { WaitingChange } from '@foldwatch/ports';
import type { Principal } from '../../access/principal';
import { AddFolderRuleRequest, ChangeFolderRuleRequest } from '../../folder-rules/folder-rule-requests';
import { ChangesAsked } from './changes-asked';
import { ReachOfChanges } from './reach-of-changes';
import { ReachOfRules } from './reach-of-rules';

interface Asked {
  readonly viewer: Principal;
  readonly limit: number;
}

/**
 * How many messages a change would newly track, no longer track, or file elsewhere; `undefined` when that took too long, and of
 * one that would have a single person decide upon more than now: what that reaches is what is changed next.
 */
@Injectable()
export class MeasureReach {
  constructor(
    private readonly ofRules: ReachOfRules,
    private readonly changesAsked: ChangesAsked,
    private readonly ofChanges: ReachOfChanges,
  ) {}

  async execute(change: WaitingChange, asked: Asked): Promise<number | undefined> {
    const { kind, mailboxId = '', targetId = '', request } = change;
    if (kind === 'add-folder-rule') {
      return this.ofRules.ofNew(mailboxId, plainToInstance(AddFolderRuleRequest, request));
    }
    if (kind === 'change-folder-rule') {
      return this.ofRules.ofChanged(mailboxId, targetId, plainToInstance(ChangeFolderRuleRequest, request));
    }
    const changes = await this.changesAsked.find({ ...change, kind });
    if ((changes.organization?.approvalLimit ?? 0) > asked.limit) return undefined;
    return this.ofChanges.execute(changes, change.mailboxId, asked);
  }
}
