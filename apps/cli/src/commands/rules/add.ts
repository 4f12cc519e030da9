import type { AddFolderRuleRequest } from '@foldwatch/feature-gateway';
import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { watchBackfill } from '../backfill/watch';
import { changed, gatewayCommand, type GatewayCall } from '../../gateway-command';
import { toRecordRef } from '../../text/record-ref';
import { chosen, countExisting, existingNote, existingOption } from './existing-mail';
import { regardingOption } from './regarding';
import { ruleLines } from './rule-lines';

export const addRule = gatewayCommand({
  name: 'rules add',
  summary: 'Tracks a folder, or keeps it private.',
  explanation: `Where mail is there already you are told how much, and asked for --existing: to
track it or to leave it out. Folders that are made later are found by their path
as well.`,
  examples: [
    'rules add erin@contoso.example Inbox/Customers/Fabrikam --regarding account/a-fabrikam --existing track --wait',
    'rules add erin@contoso.example Inbox/Private --do-not-track',
  ],
  arguments: [mailboxArgument, { name: 'folder', means: 'Its path, such as Inbox/Customers/Fabrikam.' }],
  options: {
    regarding: regardingOption,
    existing: existingOption,
    'include-subfolders': { means: 'Its sub-folders too, also those that are made later.' },
    'do-not-track': { means: 'Keeps the folder private instead.' },
    wait: { means: 'Waits until the mail that is there is recorded.' },
  },
  run: async (call) => {
    const { api, given } = call;
    const { id } = await namedMailbox({ api, given });
    const body = await requestOf(call, id);
    const answer = await api.call('POST /mailboxes/{id}/folder-rules', { path: { id }, body });
    return changed(answer, async (rule) => {
      const added = given.has('wait') ? await watchBackfill(call, rule) : rule;
      return { sentences: ruleLines(added), facts: { rule: added } };
    });
  },
});

async function requestOf({ api, given, screen }: GatewayCall, mailboxId: string): Promise<AddFolderRuleRequest> {
  const [folderPath, regarding] = [given.get('folder') ?? '', given.get('regarding')];
  const includeSubfolders = given.has('include-subfolders');
  if (given.has('do-not-track')) return { folderPath, includeSubfolders, action: 'do-not-track' };
  const count = await countExisting(api, { mailboxId, folderPath, includeSubfolders });
  const existing = chosen(given.get('existing'), count, folderPath);
  screen.note(existingNote(count, existing));
  return {
    folderPath,
    includeSubfolders,
    existing,
    ...(regarding !== undefined && { regarding: toRecordRef(regarding) }),
  };
}
