import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, DeadLetterView, JobView, MailboxView } from '../product/api-types';
import { SignedIn } from '../product/signed-in';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { until } from '../product/until';

const erin = 'erin@contoso.example';

interface PublicEvent {
  readonly id: string;
  readonly subject: string;
}

interface TestView {
  readonly id: string;
  readonly state: string;
  readonly mailboxState: string;
  readonly steps: readonly { readonly step: string; readonly state: string }[];
}

describeProduct('an operator', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let mailbox: MailboxView;
  let activity: ActivityView;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    mailbox = await enableMailbox(product, erin);
    const folderId = sandbox.createFolder(erin, 'Inbox/Pumps').id;
    const rule = { folderPath: 'Inbox/Pumps', existing: 'track' };
    await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, rule);
    const eml = letter({ messageId: '<a@op.example>', from: 'Buyer <buyer@fabrikam.example>', to: erin, subject: 'P' });
    sandbox.moveItems(erin, [await sandbox.importMessage(erin, 'Inbox', eml)], folderId);
    activity = await until(async () => {
      const query = `/activities?messageId=${encodeURIComponent('<a@op.example>')}`;
      const { items } = await product.call<{ items: readonly ActivityView[] }>('GET', query);
      return items.find(({ content }) => content === 'stored');
    }, 'the activity with its content');
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const told = async (topic: string): Promise<readonly string[]> =>
    (await product.all<PublicEvent>(`/events?topic=${topic}`))
      .filter(({ subject }) => subject === activity.id)
      .map(({ id }) => id);

  it.each<{ given: string; body: () => object }>([
    { given: 'activity', body: () => ({ activityId: activity.id }) },
    { given: 'mailbox', body: () => ({ mailboxId: mailbox.id }) },
    { given: 'time', body: () => ({ since: activity.createdAt }) },
  ])('has what a consumer lost published again by $given', async ({ body }) => {
    const before = await told('activity.events');
    const { jobId } = await product.call<{ jobId: string }>('POST', '/republish', body());
    await until(async () => {
      const job = await product.call<JobView>('GET', `/jobs/${jobId}`);
      return job.state === 'done' && job.progress?.done === 1;
    }, 'the job to be done');
    // Also the writer by itself publishes again what is recent, a minute after it began.
    const after = await told('activity.events');
    expect(new Set(after.slice(before.length))).toEqual(new Set(after));
    expect(new Set(await told('activity.state')).size).toBeLessThan((await told('activity.state')).length);
  });

  it('sees a mailbox tested step by step, and what hangs while it does', async () => {
    const body = { emailAddress: 'sales@contoso.example', kind: 'shared' };
    const { id, emailAddress } = await product.call<MailboxView>('POST', '/mailboxes', body);
    const read = async (testId: string) => {
      const test = await product.call<TestView>('GET', `/mailboxes/${id}/tests/${testId}`);
      return { ...test, words: test.steps.map(({ step, state }) => `${step} ${state}`) };
    };
    sandbox.setFaults([{ operation: 'GetFolder', mailbox: emailAddress, fault: 'hang' }]);
    const hanging = await product.call<TestView>('POST', `/mailboxes/${id}/tests`);
    const seen = await until(async () => {
      const test = await read(hanging.id);
      return test.words.includes('mailbox running') ? test : undefined;
    }, 'the mailbox to hang');
    const before = ['server passed', 'sign-in passed'];
    expect(seen.words).toEqual([...before, 'mailbox running', 'folders waiting', 'notifications waiting']);
    await product.call('POST', `/mailboxes/${id}/tests/${hanging.id}/stop`);
    sandbox.setFaults([]);
    const { id: next } = await product.call<TestView>('POST', `/mailboxes/${id}/tests`);
    const done = await until(async () => {
      const test = await read(next);
      return test.state === 'passed' ? test : undefined;
    }, 'the test to pass');
    expect(done).toMatchObject({
      mailboxState: 'enabled',
      steps: Array.from({ length: 5 }, () => ({ state: 'passed' })),
    });
    expect((await read(hanging.id)).words).toEqual([
      ...before,
      'mailbox stopped',
      'folders not-tried',
      'notifications not-tried',
    ]);
  });

  it('sees what died, and has it tried again, also after a restart', async () => {
    await product.stop();
    const time = new Date().toISOString();
    const poison = { topic: 'mail.decided', type: 'mail.decided', version: 1, payload: { subject: 'Dear Erin' } };
    const event = { ...poison, key: activity.id, id: 'poison', time, correlationId: 'c' };
    await product.withLog(({ publisher }) => publisher.publish([event]));
    await product.start();
    const open = async (deaths: number): Promise<DeadLetterView | undefined> =>
      (await product.all<DeadLetterView>('/dead-letters?state=open')).find((one) => one.deaths === deaths);
    const dead = await until(() => open(1), 'the dead letter');
    expect(dead).toMatchObject({ group: 'writer', topic: 'mail.decided', eventId: 'poison', code: 'unreadable-event' });
    expect(JSON.stringify(await product.call('GET', `/dead-letters/${dead.id}`))).not.toContain('Dear Erin');
    await product.call('POST', `/dead-letters/${dead.id}/replay`);
    const again = await until(() => open(2), 'it to die again');
    expect(again).toMatchObject({ id: dead.id, settlement: { as: 'replayed', by: 'admin' } });
    await product.call('POST', '/dead-letters/discard', { code: 'unreadable-event' });
    await product.stop();
    await product.start();
    expect(await product.all('/dead-letters?state=discarded')).toMatchObject([{ id: dead.id, deaths: 2 }]);
    expect(await open(2)).toBeUndefined();
  });

  it('stays signed in over a restart, with the mailboxes of the own record, until the login is disabled', async () => {
    await product.call('PATCH', `/mailboxes/${mailbox.id}`, { ownerId: 'u-erin' });
    const password = 'a password of the spec';
    const { id } = await product.call<{ id: string }>('POST', '/users', {
      name: 'erin',
      role: 'user',
      systemUserId: 'u-erin',
      password,
    });
    const browser = new SignedIn(product);
    await browser.signIn('erin', password);
    await browser.ask('PUT', '/session/password', { currentPassword: password, newPassword: `${password} of erin` });
    await product.stop();
    await product.start();
    const { status, body } = await browser.ask('GET', '/mailboxes');
    expect([status, body.items?.map((one) => one.id)]).toEqual([200, [mailbox.id]]);
    await product.call('PATCH', `/users/${id}`, { isDisabled: true });
    expect((await browser.ask('GET', '/session')).status).toBe(401);
  });
});
