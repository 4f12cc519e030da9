import type { MailboxView } from '@foldwatch/feature-gateway';
import { gatewayCommand } from '../../gateway-command';
import { tableLines } from '../../text/table';
import { counted, momentText } from '../../text/words';

const states = ['pending', 'enabled', 'disabled'] as const;

export const listMailboxes = gatewayCommand({
  name: 'mailboxes list',
  summary: 'Lists the mailboxes with their state.',
  explanation: `"missing" are messages in tracked folders that are not recorded, as of the last
comparison; "-" before the first one.`,
  options: {
    state: { value: 'STATE', oneOf: states, means: 'Those in this state.' },
    begins: { value: 'TEXT', means: 'Those whose address begins like this.' },
  },
  run: async ({ api, given }) => {
    const items = await api.list('GET /mailboxes', { query: { state: given.get('state'), q: given.get('begins') } });
    const headings = ['ADDRESS', 'STATE', 'KIND', 'RULES', 'MISSING', 'LAST SEEN', 'PROBLEM'];
    return {
      sentences: [...tableLines(headings, items.map(rowOf)), `${counted(items.length, 'mailbox', 'mailboxes')}.`],
      facts: { items },
    };
  },
});

const rowOf = ({ emailAddress, state, kind, ruleCount, completeness, lastSeenAt, error }: MailboxView) => [
  emailAddress,
  state,
  kind,
  ruleCount,
  completeness?.missing,
  momentText(lastSeenAt),
  error?.message,
];
