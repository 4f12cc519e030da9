import type { AddMailboxRequest } from '@foldwatch/feature-gateway';
import type { CommandResult } from '../../command';
import { UsageError } from '../../command-problem';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { present } from '../../text/present';
import { addMany } from './add-many';
import { mailboxKinds, toKind } from './mailbox-kinds';
import { mailboxLines } from './show';
import { testMailbox } from './test-mailbox';

export const addMailbox = gatewayCommand({
  name: 'mailboxes add',
  summary: 'Adds a mailbox, or all that a CSV file names.',
  explanation: `Nothing is read from a mailbox before it was tested and enabled, which --enable
does at once. One that is there already is left as it is, so the same call may
be made again. The first line of the file names its columns, of which one has to
be there:

  emailAddress,kind,ownerId,ewsUrl
  erin@contoso.example,user,u-erin,
  sales@contoso.example,shared,,

Without a kind it is --kind. Lines that cannot be added are named with the
reason, the others are added (exit code 4). Ctrl-C stops after those that are
being added, or the one that is being tested.`,
  examples: ['mailboxes add erin@contoso.example --enable', 'mailboxes add --csv mailboxes.csv --kind user'],
  arguments: [{ name: 'address', isOptional: true, means: 'The address of the mailbox; not with --csv.' }],
  options: {
    csv: { value: 'FILE', means: 'Adds many; "-" is standard input.' },
    kind: { value: 'KIND', oneOf: mailboxKinds, means: 'Whose it is, else user.' },
    owner: { value: 'ID', means: 'The user or queue that owns it.' },
    'ews-url': { value: 'URL', means: 'Its Exchange, when it is not the configured one.' },
    enable: { means: 'Tests it, and enables it when all went well.' },
  },
  run: async (call) => {
    const { given } = call;
    const [address, file] = [given.get('address'), given.get('csv')];
    if ((address === undefined) === (file === undefined)) throw new UsageError('Name an ADDRESS or a --csv FILE.');
    return address === undefined ? addMany(call, file ?? '') : addOne(call, requestOf(address, given));
  },
});

const requestOf = (emailAddress: string, given: ReadonlyMap<string, string>): AddMailboxRequest => ({
  emailAddress,
  kind: toKind(given.get('kind')) ?? 'user',
  ...present({ ownerId: given.get('owner'), ewsUrl: given.get('ews-url') }),
});

async function addOne(call: GatewayCall, body: AddMailboxRequest): Promise<CommandResult> {
  const mailbox = await call.api.call('POST /mailboxes', { body });
  if (call.given.has('enable')) return testMailbox(call, mailbox);
  return { sentences: mailboxLines(mailbox), facts: { mailbox } };
}
