import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { Exclusion } from '@foldwatch/domain';
import { Clock, type WaitingChange } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ExclusionLists } from '../exclusions/exclusion-lists';
import { ExclusionRequest } from '../exclusions/exclusion-requests';
import { toExclusion } from '../exclusions/to-exclusion';
import { AddFolderRuleRequest, ChangeFolderRuleRequest } from '../folder-rules/folder-rule-requests';
import { ChangeOptionsRequest } from '../mailboxes/mailbox-options';
import { toPolicyValues } from '../policy/policy-values-request';
import { ReachOfOptions } from './reach-of-options';
import { ReachOfRules } from './reach-of-rules';

interface Asked {
  readonly viewer: Principal;
  readonly limit: number;
}

/** How many messages a change would newly track, no longer track, or file elsewhere; `undefined` when that took too long. */
@Injectable()
export class MeasureReach {
  constructor(
    private readonly ofRules: ReachOfRules,
    private readonly ofOptions: ReachOfOptions,
    private readonly lists: ExclusionLists,
    private readonly clock: Clock,
  ) {}

  async execute(change: WaitingChange, asked: Asked): Promise<number | undefined> {
    const { kind, mailboxId = '', targetId = '', request } = change;
    switch (kind) {
      case 'add-folder-rule':
        return this.ofRules.ofNew(mailboxId, plainToInstance(AddFolderRuleRequest, request));
      case 'change-folder-rule':
        return this.ofRules.ofChanged(mailboxId, targetId, plainToInstance(ChangeFolderRuleRequest, request));
      case 'change-options': {
        const options = toPolicyValues(plainToInstance(ChangeOptionsRequest, request));
        return this.ofOptions.ofOptions(mailboxId, options, asked);
      }
      case 'add-exclusion':
      case 'replace-exclusion':
      case 'remove-exclusion':
        return this.ofOptions.ofExclusions(change.mailboxId, await this.exclusionsAfter(change), asked);
      default:
        return kind;
    }
  }

  private async exclusionsAfter({ kind, mailboxId, targetId, request }: WaitingChange): Promise<readonly Exclusion[]> {
    const before = await this.lists.find(mailboxId);
    const others = before.filter(({ id }) => id !== targetId);
    if (kind === 'remove-exclusion') return others;
    const made = { id: targetId ?? 'proposed', createdAt: this.clock.now().toISOString() };
    return [...others, toExclusion(plainToInstance(ExclusionRequest, request), made, mailboxId !== undefined)];
  }
}
