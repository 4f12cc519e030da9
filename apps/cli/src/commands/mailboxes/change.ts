import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { findTeam } from '../../api/find-named';
import { UsageError } from '../../command-problem';
import { changed, gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { present } from '../../text/present';
import { readList } from '../../text/read-list';
import { mailboxLines } from './show';

export const changeMailbox = gatewayCommand({
  name: 'mailboxes change',
  summary: 'Changes the owner, the team or the server of a mailbox.',
  explanation: `What is not named stays. "none" takes a mailbox out of its team. Where a move
reaches too far it waits for a second person (exit code 8).`,
  examples: ['mailboxes change erin@contoso.example --owner u-erin --team Sales'],
  arguments: [mailboxArgument],
  options: {
    owner: { value: 'ID', means: 'The user or queue that owns it.' },
    team: { value: 'TEAM', means: 'The team, by its name or id.' },
    'ews-url': { value: 'URL', means: 'Its Exchange, when it is not the configured one.' },
  },
  run: async ({ api, given }) => {
    const team = given.get('team');
    const body = present({
      ownerId: given.get('owner'),
      ewsUrl: given.get('ews-url'),
      teamId: team === 'none' ? null : team && (await findTeam(api, team)).id,
    });
    if (Object.keys(body).length === 0) throw new UsageError('Say --owner, --team or --ews-url.');
    const { id } = await namedMailbox({ api, given });
    const answer = await api.call('PATCH /mailboxes/{id}', { path: { id }, body });
    return changed(answer, (mailbox) => ({ sentences: mailboxLines(mailbox), facts: { mailbox } }));
  },
});

export const shareMailbox = gatewayCommand({
  name: 'mailboxes share',
  summary: 'Says who shares a mailbox with its owner, or shows who does.',
  explanation: 'Those who share it see what the owner sees of it.',
  examples: ['mailboxes share sales@contoso.example', 'mailboxes share sales@contoso.example --with u-erin,u-omar'],
  arguments: [mailboxArgument],
  options: {
    with: {
      value: 'IDS',
      means: 'These alone, by ids of the table systemuser, separated by commas; "none" is nobody.',
    },
  },
  run: async (call) => {
    const { api, given } = call;
    const path = { id: (await namedMailbox(call)).id };
    const people = given.get('with');
    if (people !== undefined) {
      await api.call('PUT /mailboxes/{id}/grants', { path, body: { systemUserIds: readList(people) } });
    }
    return tabled(call, 'GET /mailboxes/{id}/grants', {
      input: { path },
      noun: 'person shares it',
      plural: 'people share it',
      columns: { ID: (one) => one.systemUserId, NAME: (one) => one.name },
    });
  },
});
