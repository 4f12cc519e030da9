import { gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { momentText } from '../../text/words';

const states = ['pending', 'enabled', 'disabled'] as const;

export const listMailboxes = gatewayCommand({
  name: 'mailboxes list',
  summary: 'Lists the mailboxes with their state.',
  explanation: `"missing" are messages in tracked folders that are not recorded, as of the last
comparison; "-" before the first one.`,
  examples: ['mailboxes list --state enabled', 'mailboxes list --json-lines | jq -r .emailAddress'],
  options: {
    state: { value: 'STATE', oneOf: states, means: 'Those in this state.' },
    begins: { value: 'TEXT', means: 'Those whose address begins like this.' },
  },
  run: (call) =>
    tabled(call, 'GET /mailboxes', {
      input: { query: { state: call.given.get('state'), q: call.given.get('begins') } },
      noun: 'mailbox',
      plural: 'mailboxes',
      columns: {
        ADDRESS: (mailbox) => mailbox.emailAddress,
        STATE: (mailbox) => mailbox.state,
        KIND: (mailbox) => mailbox.kind,
        RULES: (mailbox) => mailbox.ruleCount,
        MISSING: (mailbox) => mailbox.completeness?.missing,
        'LAST SEEN': (mailbox) => momentText(mailbox.lastSeenAt),
        PROBLEM: (mailbox) => mailbox.error?.message,
      },
    }),
});
