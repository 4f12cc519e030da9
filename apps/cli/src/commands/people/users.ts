import type { ChangeUserRequest, UserView } from '@foldwatch/feature-gateway';
import { findUser } from '../../api/find-named';
import type { CommandArgument, CommandGroup, CommandOption, CommandResult } from '../../command';
import { UsageError } from '../../command-problem';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { limitOf, limitOption, tabled } from '../../listing';
import { present } from '../../text/present';
import { propertyLines } from '../../text/table';
import { momentText } from '../../text/words';
import { newPassword, passwordIn, passwordLines, passwordOption } from './password';

const roles = ['user', 'admin', 'auditor'] as const satisfies readonly UserView['role'][];

const userArgument: CommandArgument = { name: 'user', means: 'The name by which the person signs in, or the id.' };

const recordOption: CommandOption = {
  value: 'ID',
  means: 'The record of the table systemuser whose mailboxes are the person’s.',
};

const listUsers = gatewayCommand({
  name: 'users list',
  summary: 'Lists who may sign in.',
  explanation: 'By name. Somebody without a password comes by OpenID Connect alone.',
  options: { begins: { value: 'TEXT', means: 'Those whose name begins like this.' }, limit: limitOption },
  run: (call) =>
    tabled(call, 'GET /users', {
      input: { query: { q: call.given.get('begins') } },
      most: limitOf(call),
      noun: 'user',
      columns: {
        NAME: (user) => user.name,
        ROLE: (user) => user.role,
        STATE: (user) => (user.isDisabled ? 'disabled' : 'enabled'),
        RECORD: (user) => user.systemUserId,
        PASSWORD: (user) => passwordText(user),
        ID: (user) => user.id,
      },
    }),
});

const showUser = gatewayCommand({
  name: 'users show',
  summary: 'Shows one user.',
  explanation: 'With the record whose mailboxes are the person’s.',
  arguments: [userArgument],
  run: async (call) => userResult(await userOf(call)),
});

const addUser = gatewayCommand({
  name: 'users add',
  summary: 'Lets somebody sign in.',
  explanation: `With a first password, which the person has to change at the first sign-in:
--make-password makes one and shows it this once, --password-file takes yours.
Without either the person comes by OpenID Connect alone.`,
  examples: [
    'users add erin@contoso.example --record u-erin --make-password',
    'users add omar@contoso.example --role auditor',
  ],
  arguments: [{ name: 'name', means: 'By which the person signs in; nobody else ever gets it.' }],
  options: {
    role: { value: 'ROLE', oneOf: roles, means: 'Else user.' },
    record: recordOption,
    'display-name': { value: 'TEXT', means: 'What others see; else the name.' },
    'make-password': { means: 'Makes a first password and shows it.' },
    'password-file': passwordOption,
  },
  run: async ({ api, given }) => {
    const file = given.get('password-file');
    if (file !== undefined && given.has('make-password')) {
      throw new UsageError('Say --make-password or --password-file, not both.');
    }
    const made = given.has('make-password') ? newPassword() : undefined;
    const password = file === undefined ? made : await passwordIn(file);
    const user = await api.call('POST /users', {
      body: {
        name: given.get('name') ?? '',
        role: roleOf(given) ?? 'user',
        ...present({ displayName: given.get('display-name'), systemUserId: given.get('record'), password }),
      },
    });
    return userResult(user, made);
  },
});

const changeUser = gatewayCommand({
  name: 'users change',
  summary: 'Changes the role, the record or the shown name of a user.',
  explanation: 'Another role ends the sessions of the person.',
  examples: ['users change erin@contoso.example --role admin', 'users change erin@contoso.example --record none'],
  arguments: [userArgument],
  options: {
    role: { value: 'ROLE', oneOf: roles, means: 'What the person may do.' },
    record: { ...recordOption, means: `${recordOption.means} "none" takes it away.` },
    'display-name': { value: 'TEXT', means: 'What others see.' },
  },
  run: async (call) => {
    const { given } = call;
    const record = given.get('record');
    const body = present({
      role: roleOf(given),
      displayName: given.get('display-name'),
      systemUserId: record === 'none' ? null : record,
    });
    if (Object.keys(body).length === 0) throw new UsageError('Say --role, --record or --display-name.');
    return save(call, body);
  },
});

const resetPassword = gatewayCommand({
  name: 'users reset-password',
  summary: 'Gives a user a new first password.',
  explanation: `It is made and shown this once, unless --password-file has one. The person has
to change it at the next sign-in; all sessions of the person end.`,
  examples: ['users reset-password erin@contoso.example'],
  arguments: [userArgument],
  options: { 'password-file': passwordOption },
  run: async (call) => {
    const file = call.given.get('password-file');
    const made = file === undefined ? newPassword() : undefined;
    return save(call, { password: made ?? (await passwordIn(file ?? '')) }, made);
  },
});

const switching = (verb: 'disable' | 'enable', summary: string, explanation: string) =>
  gatewayCommand({
    name: `users ${verb}`,
    summary,
    explanation,
    arguments: [userArgument],
    run: (call) => save(call, { isDisabled: verb === 'disable' }),
  });

const listSessions = gatewayCommand({
  name: 'users sessions',
  summary: 'Lists where a user is signed in.',
  explanation: 'With how the person came, and when the session was used last.',
  arguments: [userArgument],
  run: async (call) =>
    tabled(call, 'GET /users/{userId}/sessions', {
      input: { path: { userId: (await userOf(call)).id } },
      noun: 'session',
      columns: {
        'LAST USED': (session) => momentText(session.usedAt),
        OPENED: (session) => momentText(session.openedAt),
        BY: (session) => session.how,
        CLIENT: (session) => session.client,
        ADDRESS: (session) => session.address,
        ID: (session) => session.id,
      },
    }),
});

const signOut = gatewayCommand({
  name: 'users sign-out',
  summary: 'Ends the sessions of a user, or one of them.',
  explanation: 'The person may sign in again; "users disable" keeps somebody out.',
  arguments: [userArgument],
  options: { session: { value: 'ID', means: 'This one alone, as "users sessions" shows it.' } },
  run: async (call) => {
    const { api, given } = call;
    const { id: userId, name } = await userOf(call);
    const sessionId = given.get('session');
    if (sessionId === undefined) await api.call('DELETE /users/{userId}/sessions', { path: { userId } });
    else await api.call('DELETE /users/{userId}/sessions/{sessionId}', { path: { userId, sessionId } });
    return { sentences: [`${name} is signed out.`], facts: { userId, name } };
  },
});

const removeUser = gatewayCommand({
  name: 'users remove',
  summary: 'Lets somebody in no more, for good.',
  explanation: 'The name stays theirs in what they did, and nobody else gets it.',
  arguments: [userArgument],
  run: async (call) => {
    const { id: userId } = await userOf(call);
    const user = await call.api.call('DELETE /users/{userId}', { path: { userId } });
    return { sentences: [`${user.name} is removed.`], facts: { user } };
  },
});

const userOf = ({ api, given }: GatewayCall): Promise<UserView> => findUser(api, given.get('user') ?? '');

const roleOf = (given: ReadonlyMap<string, string>): UserView['role'] | undefined =>
  roles.find((role) => role === given.get('role'));

async function save(call: GatewayCall, body: ChangeUserRequest, made?: string): Promise<CommandResult> {
  const { id: userId } = await userOf(call);
  return userResult(await call.api.call('PATCH /users/{userId}', { path: { userId }, body }), made);
}

function userResult(user: UserView, made?: string): CommandResult {
  const lines = propertyLines({
    name: user.name,
    id: user.id,
    role: user.role,
    state: user.isDisabled ? 'disabled' : 'enabled',
    'shown as': user.displayName,
    record: user.systemUserId,
    password: passwordText(user),
    provider: user.provider,
    added: momentText(user.createdAt),
    'added by': user.createdBy,
  });
  return { sentences: [...lines, ...passwordLines(made)], facts: { user, ...present({ password: made }) } };
}

function passwordText({ hasPassword, mustChangePassword }: UserView): string {
  if (!hasPassword) return 'none';
  return mustChangePassword ? 'to be changed' : 'own';
}

export const userCommands: CommandGroup = {
  name: 'users',
  summary: 'Who may sign in.',
  commands: [
    listUsers,
    showUser,
    addUser,
    changeUser,
    resetPassword,
    listSessions,
    signOut,
    switching('disable', 'Lets somebody in no more until enabled.', 'All sessions of the person end.'),
    switching('enable', 'Lets somebody in again.', 'With the password and the rights of before.'),
    removeUser,
  ],
};
