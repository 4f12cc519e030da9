import type { FolderRuleView } from '@foldwatch/feature-gateway';
import { poll } from '../../api/poll';
import { changesOn } from '../../api/changes-on';
import type { GatewayCall } from '../../gateway-command';

/** Shows how far a rule is with the mail that was there, until that is done. It goes on when nobody watches any more. */
export function watchBackfill({ api, screen }: GatewayCall, rule: FolderRuleView): Promise<FolderRuleView> {
  const path = { id: rule.mailboxId, ruleId: rule.id };
  const tell = changesOn(screen);
  return poll(async () => {
    const seen = await api.call('GET /mailboxes/{id}/folder-rules/{ruleId}', { path });
    if (!isOver(seen)) tell({ rule: seen });
    if (seen.progress !== null) screen.progress('Recording what was there', seen.progress.done, seen.progress.total);
    return seen;
  }, isOver);
}

const isOver = ({ status }: FolderRuleView): boolean => status !== 'pending' && status !== 'backfilling';
