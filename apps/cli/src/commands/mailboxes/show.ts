import type { MailboxView } from '@foldwatch/feature-gateway';
import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { propertyLines } from '../../text/table';
import { counted, momentText } from '../../text/words';

export const showMailbox = gatewayCommand({
  name: 'mailboxes show',
  summary: 'Shows one mailbox, what is wrong with it, and the cure.',
  explanation: 'How far its mail was read, and whether anything is missing.',
  arguments: [mailboxArgument],
  run: async ({ api, given }) => {
    const mailbox = await namedMailbox({ api, given });
    return { sentences: mailboxLines(mailbox), facts: { mailbox } };
  },
});

export const mailboxLines = (mailbox: MailboxView): readonly string[] =>
  propertyLines({
    address: mailbox.emailAddress,
    id: mailbox.id,
    kind: mailbox.kind,
    state: mailbox.disabledReason === null ? mailbox.state : `${mailbox.state} (${mailbox.disabledReason})`,
    owner: mailbox.ownerId,
    team: mailbox.teamId,
    server: mailbox.ewsUrl,
    rules: mailbox.ruleCount,
    'last seen': momentText(mailbox.lastSeenAt),
    'last processed': momentText(mailbox.lastProcessedAt),
    'throttled until': momentText(mailbox.throttledUntil),
    completeness: completenessText(mailbox),
    problem: mailbox.error?.message,
    cure: mailbox.error?.cure,
  });

const completenessText = ({ completeness }: MailboxView): string =>
  completeness === null
    ? 'never compared'
    : `${counted(completeness.missing, 'message')} missing as of ${momentText(completeness.asOf)}`;
