import { findAdministrator } from '../../api/find-named';
import type { CommandGroup } from '../../command';
import { gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { momentText } from '../../text/words';

const listAdministrators = gatewayCommand({
  name: 'administrators list',
  summary: 'Lists whose tokens may administer, and whose might once.',
  explanation: 'People who sign in by name are users: see "users list".',
  run: (call) =>
    tabled(call, 'GET /administrators', {
      input: {},
      noun: 'administrator',
      columns: {
        NAME: (one) => one.name,
        ADDED: (one) => momentText(one.createdAt),
        BY: (one) => one.createdBy,
        ENDED: (one) => momentText(one.revokedAt),
        ID: (one) => one.id,
      },
    }),
});

const addAdministrator = gatewayCommand({
  name: 'administrators add',
  summary: 'Makes a token for another administrator, shown this once.',
  explanation: 'What is done by it stands in the audit trail under the name.',
  examples: ['administrators add omar'],
  arguments: [{ name: 'name', means: 'Whose it is.' }],
  run: async ({ api, given }) => {
    const administrator = await api.call('POST /administrators', { body: { name: given.get('name') ?? '' } });
    return {
      sentences: [`${administrator.name} may administer. The token, shown this once: ${administrator.token}`],
      facts: { administrator },
    };
  },
});

const removeAdministrator = gatewayCommand({
  name: 'administrators remove',
  summary: 'Ends the token and the sessions of an administrator.',
  explanation: 'What was done by it stays in the audit trail.',
  arguments: [{ name: 'name', means: 'The name or the id.' }],
  run: async ({ api, given }) => {
    const { id: administratorId } = await findAdministrator(api, given.get('name') ?? '');
    const path = { administratorId };
    const administrator = await api.call('DELETE /administrators/{administratorId}', { path });
    return { sentences: [`The token of ${administrator.name} is ended.`], facts: { administrator } };
  },
});

export const administratorCommands: CommandGroup = {
  name: 'administrators',
  summary: 'Tokens of people who administer.',
  commands: [listAdministrators, addAdministrator, removeAdministrator],
};
