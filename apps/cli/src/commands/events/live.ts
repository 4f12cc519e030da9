import type { HintView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../../api/find-mailbox';
import { follow } from '../../follow';
import { gatewayCommand } from '../../gateway-command';
import { momentText } from '../../text/words';

const kinds = [
  'activity',
  'record',
  'mailbox',
  'decision',
  'job',
  'alert',
  'dead-letter',
  'everything',
] as const satisfies readonly HintView['kind'][];

export const liveCommand = gatewayCommand({
  name: 'live',
  summary: 'Says what changes as it changes, until Ctrl-C.',
  explanation: `What kind of thing it is and its id, so that whoever reads can look again.
"activities list --follow" shows what is recorded, "events follow" what consumers
get. "everything" means that more changed than is told one by one.`,
  examples: ['live', 'live --kind alert --json-lines'],
  options: {
    kind: { value: 'KIND', oneOf: kinds, means: 'This kind alone.' },
    mailbox: { ...mailboxOption, means: 'What belongs to this mailbox alone.' },
    limit: { value: 'N', means: 'Ends after so many.' },
  },
  run: async (call) => {
    const [kind, named] = [call.given.get('kind'), call.given.get('mailbox')];
    const mailboxId = named === undefined ? undefined : (await findMailbox(call.api, named)).id;
    return follow(call, 'GET /live', {
      query: {},
      look: (hint) =>
        (kind ?? hint.kind) === hint.kind && (mailboxId ?? hint.mailboxId) === hint.mailboxId ? hint : undefined,
      say: (hint) =>
        [momentText(new Date().toISOString()), hint.kind.padEnd('dead-letter'.length), hint.id, hint.mailboxId]
          .filter((text) => text !== undefined)
          .join('  ')
          .trimEnd(),
    });
  },
});
