import { adminToken } from '../../product/product';
import type { Terminal } from './terminal';

/** Who may sign in, administer, and read what. */
export function peopleCases(terminal: () => Terminal): void {
  const json = (...args: readonly string[]) => terminal().json(...args);

  const signIn = async (name: string, password: string): Promise<number> => {
    const { address } = terminal().product;
    const response = await fetch(`${address}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ name, password }),
    });
    return response.status;
  };

  it('adds a user with a password that is shown once, and lets the person in with it', async () => {
    const { out } = await terminal().typed('users', 'add', 'Erin', '--record', 'u-erin', '--make-password');
    const [, password = ''] = /First password, shown this once: (\S+)\n/.exec(out) ?? [];
    expect(await signIn('Erin', password)).toBe(200);
    const shown = await json('users', 'show', 'erin');
    expect(shown.user).toMatchObject({ name: 'Erin', role: 'user', systemUserId: 'u-erin', mustChangePassword: true });
    expect(JSON.stringify(shown)).not.toContain(password);
  });

  it('gives a new password from a file, and another role, disables and removes', async () => {
    const file = await terminal().file('password', 'correct horse battery\n');
    expect((await json('users', 'reset-password', 'Erin', '--password-file', file)).password).toBeUndefined();
    expect(await signIn('Erin', 'correct horse battery')).toBe(200);
    expect((await json('users', 'sessions', 'Erin')).items).toMatchObject([{ how: 'password' }]);
    expect((await json('users', 'sign-out', 'Erin')).end).toBe(0);
    expect((await json('users', 'sessions', 'Erin')).items).toEqual([]);
    expect((await json('users', 'change', 'Erin', '--role', 'auditor', '--record', 'none')).user).toMatchObject({
      role: 'auditor',
      systemUserId: null,
    });
    await json('users', 'disable', 'Erin');
    expect(await signIn('Erin', 'correct horse battery')).toBe(401);
    expect((await terminal().typed('users', 'list')).out).toMatch(
      /NAME +ROLE .*\nErin +auditor +disabled .*\n1 user\.\n/s,
    );
    expect((await json('users', 'enable', 'Erin')).user.isDisabled).toBe(false);
    expect((await json('users', 'remove', 'Erin')).end).toBe(0);
    expect(await json('users', 'show', 'Erin')).toMatchObject({ end: 5, code: 'unknown-user' });
  });

  it('makes a key that may do what it says and nothing else, and shows it once', async () => {
    const { apiKey } = await json('api-keys', 'add', 'nightly import', 'records:read', '--expires', '2100-01-01');
    expect(apiKey).toMatchObject({ scopes: ['records:read'], expiresAt: '2100-01-01T00:00:00.000Z' });
    expect((await terminal().typedWith(apiKey.key, 'records', 'list')).end).toBe(0);
    expect((await terminal().typedWith(apiKey.key, 'mailboxes', 'list')).end).toBe(6);
    const { items } = await json('api-keys', 'list');
    expect(items).toMatchObject([{ name: 'nightly import', revokedAt: null }]);
    expect(JSON.stringify(items)).not.toContain(apiKey.key);
    await json('api-keys', 'remove', 'nightly import');
    expect((await terminal().typedWith(apiKey.key, 'records', 'list')).end).toBe(6);
    const { err } = await terminal().typed('api-keys', 'add', 'another', 'record:read');
    expect(err).toContain('There is no scope "record:read". Did you mean "records:read"?');
  });

  it('makes a change that reaches far wait for another administrator', async () => {
    const { administrator } = await json('administrators', 'add', 'omar');
    await json('options', 'set', 'approvalLimit=1');
    const asked = await json('options', 'set', 'track=all');
    expect(asked).toMatchObject({ end: 8, code: 'waits-for-approval', approval: { state: 'waiting' } });
    const { approvalId } = asked.approval;
    expect((await terminal().typed('approvals', 'show', approvalId)).out).toMatch(
      /change +change-organization\n.*"track": "all"/s,
    );
    expect(await json('approvals', 'approve', approvalId)).toMatchObject({ ok: false });
    const reason = 'Too far.';
    const refusing = ['approvals', 'refuse', approvalId, '--reason', reason];
    expect((await terminal().typedWith(administrator.token, ...refusing)).end).toBe(0);
    const refused = (await json('approvals', 'list', '--state', 'refused')).items;
    expect(refused).toMatchObject([{ settledBy: 'omar', reason }]);
    expect((await json('administrators', 'remove', 'omar')).administrator.revokedBy).toBe('admin');
    await json('options', 'set', 'approvalLimit=');
    expect((await terminal().typedWith(administrator.token, 'status')).end).toBe(6);
  });

  it('lets some people read less than others', async () => {
    const rights = await terminal().file(
      'sales.json',
      '{"tables":{"opportunity":"user"},"maskedActivityFields":["body"]}',
    );
    const added = await json('read-profiles', 'add', 'Sales', '--people', 'u-erin', '--rights', rights);
    expect(added.readProfile).toMatchObject({ tables: { opportunity: 'user' }, systemUserIds: ['u-erin'] });
    expect((await json('read-profiles', 'change', 'sales', '--people', 'u-erin,u-omar')).readProfile).toMatchObject({
      systemUserIds: ['u-erin', 'u-omar'],
      maskedActivityFields: ['body'],
    });
    expect((await terminal().typed('read-profiles', 'list')).out).toMatch(/Sales .* opportunity=user .* body /);
    expect((await json('read-profiles', 'remove', 'Sales')).end).toBe(0);
    expect(await json('read-profiles', 'show', 'Sales')).toMatchObject({ end: 5, code: 'unknown-read-profile' });
  });

  it('makes a link that signs a browser in once', async () => {
    const { url } = await json('sign-in-link');
    const opened = await fetch(url, { redirect: 'manual' });
    expect(opened.headers.getSetCookie().length).toBeGreaterThan(0);
    const again = await fetch(url, { redirect: 'manual' });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('says who did all this', async () => {
    const { items } = await terminal().lines('audit', '--since', '1h', '--limit', '500');
    const done: readonly string[] = items.map(({ what }: { readonly what: string }) => what);
    expect(done).toEqual(
      expect.arrayContaining(['addUser', 'changeUser', 'addApiKey', 'revokeApiKey', 'addAdministrator']),
    );
    expect(JSON.stringify(items)).not.toContain(adminToken);
    expect((await terminal().typed('audit', '--limit', '1')).out).toContain('1 change; there are more, see --limit.');
  });
}
