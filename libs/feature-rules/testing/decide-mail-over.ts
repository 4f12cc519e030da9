import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { SystemClock } from '@foldwatch/platform';
import type { DecisionLog, ErasedPeople } from '@foldwatch/ports';
import { DecideMail } from '../src/decide-mail';
import { FindRelated } from '../src/find-related';
import { FollowTokens } from '../src/follow-tokens';
import { GatherFacts } from '../src/gather-facts';
import { KeepDecisions } from '../src/keep-decisions';
import { LateParents } from '../src/late-parents';
import { MailboxFactsCache } from '../src/mailbox-facts-cache';
import { RuleRecords } from '../src/rule-records';
import { countedCalls, type CallCount } from './counted-calls';

/** Decides over embedded adapters as the app would, every call of a port counted. */
export function decideMailOver(adapters: EmbeddedAdapters, count: CallCount): DecideMail {
  const counted = <T extends object>(real: T): T => countedCalls(real, count);
  const { mailboxConfigs, organizationConfigs, folderTrees, decisionLog, eventLog } = adapters;
  const directory = counted(adapters.recordDirectory);
  const waiting = counted(adapters.waitingReplies);
  const records = new RuleRecords(directory);
  const people = counted<ErasedPeople>(adapters.erasedPeople);
  const tokens = new FollowTokens(counted(adapters.trackingTokens), records);
  const related = new FindRelated(counted(adapters.correspondence), directory, tokens, people);
  const cache = new MailboxFactsCache(counted(mailboxConfigs), counted(organizationConfigs), counted(folderTrees));
  return new DecideMail(
    new GatherFacts(cache, records, related, waiting),
    new LateParents(waiting, related),
    new KeepDecisions(counted<DecisionLog>(decisionLog), counted(eventLog)),
    new SystemClock(),
  );
}
