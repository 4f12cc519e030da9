import type { Page } from 'playwright-core';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

describeWith([chromium], 'the developer downstream', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    await walk.product.call('POST', '/mailboxes', { emailAddress: 'erin@contoso.example', kind: 'user' });
    page = await walk.open();
    await walk.signIn(page, '/events');
  });
  afterAll(() => walk.dispose());

  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${walk.product.address}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  /** No violation light or dark, and nothing to scroll sideways on a phone. */
  const examine = async (name: string): Promise<void> =>
    expect(await walk.faults(page, `developer-${name}`)).toEqual([]);

  const file = async (link: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    return (await download).suggestedFilename();
  };

  it('sees the topics with their lag, and the fields of a message by keyboard alone', async () => {
    await page.getByText('writer: up to date').first().waitFor();
    await examine('events');
    await page.getByRole('button', { name: 'activity.tracked.v1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Fields of activity.tracked.v1' }).waitFor();
    await page.getByRole('rowheader', { name: 'message.from.address', exact: true }).waitFor();
    await page.getByRole('button', { name: 'activity.tracked.v1' }).scrollIntoViewIfNeeded();
    await examine('events-fields');
    expect(await file('Download AsyncAPI')).toBe('foldwatch-asyncapi.json');
  });

  it('finds a call of the API, with what it takes and answers', async () => {
    await open('/api-reference', 'API');
    await page.getByLabel('Path or what a call does').fill('no such call');
    await page.getByText('No call matches').waitFor();
    await examine('api-none');
    await page.getByLabel('Path or what a call does').fill('republish');
    await page.getByText('1 call', { exact: true }).waitFor();
    await page.getByRole('button', { name: /POST \/api\/v1\/republish/ }).press('Enter');
    await page.getByRole('table', { name: /republish: Body/ }).waitFor();
    await page.getByRole('rowheader', { name: 'activityId' }).waitFor();
    await examine('api-operation');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await page.getByRole('heading', { level: 2, name: 'mailboxes' }).waitFor();
    expect(await page.getByLabel('Path or what a call does').inputValue()).toBe('');
    await examine('api');
  });

  it('copies a stored sample', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('/samples', 'Samples');
    await page.getByRole('combobox', { name: 'Message' }).selectOption('activity.state.v1.tombstone');
    await page.getByText('No value: a tombstone').waitFor();
    await page.getByRole('combobox', { name: 'Message' }).selectOption('foldwatch.test.v1');
    const value = page.getByRole('region', { name: 'Value' });
    await value.getByRole('button', { name: 'Copy' }).click();
    await value.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
    expect(copied).toMatchObject({ testId: expect.stringMatching(/^test-/) });
    await examine('samples');
    await page.getByRole('tab', { name: 'Stored samples' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing was published on this topic yet').waitFor();
    await examine('samples-none');
  });

  it('sends a test event, and finds it on its topic', async () => {
    await open('/test-event', 'Test event');
    await page.getByLabel('Topic').selectOption('record.events');
    await page.getByRole('button', { name: 'Send test event' }).press('Enter');
    await page.getByText(/^Published on record\.events as test-/).waitFor();
    await examine('test-event');
    await page.getByRole('link', { name: 'Last events of record.events' }).click();
    await page.getByRole('button', { name: /^foldwatch\.test/ }).press('Enter');
    await page.getByRole('region', { name: /^Event test-/ }).waitFor();
    await page.getByRole('button', { name: /^foldwatch\.test/ }).scrollIntoViewIfNeeded();
    await examine('samples-real');
  });

  it('has the last events of a long topic first, and older ones on demand', async () => {
    for (let n = 0; n < 25; n += 1) await walk.product.call('POST', '/test-events', { topic: 'mailbox.events' });
    await open('/samples?view=real&topic=mailbox.events', 'Samples');
    const events = page.getByRole('button', { name: /^foldwatch\.test/ });
    const older = page.getByRole('button', { name: 'Older events' });
    await older.waitFor();
    expect(await events.count()).toBe(20);
    await older.press('Enter');
    await until(async () => (await events.count()) === 25, 'the older events');
    await older.waitFor({ state: 'detached' });
    await walk.product.call('POST', '/test-events', { topic: 'mailbox.events' });
    await until(async () => (await events.count()) === 26, 'the newest event');
    await examine('samples-long');
  });

  it('is told why a test event was not sent', async () => {
    const refused = { status: 503, contentType: 'application/problem+json', body: '{"title":"Kafka is away."}' };
    await page.route('**/api/v1/test-events', (route) => route.fulfill(refused));
    await open('/test-event', 'Test event');
    await page.getByRole('button', { name: 'Send test event' }).click();
    await page.getByRole('alert').filter({ hasText: 'Kafka is away.' }).waitFor();
    await examine('test-event-refused');
    await page.unroute('**/api/v1/test-events');
    walk.errors.length = 0;
  });

  it('has the activities of a mailbox published again, having seen how many', async () => {
    await open('/republish', 'Republish');
    await page.getByText('Nothing is being published again').waitFor();
    await examine('republish');
    await page.getByLabel('Everything of one mailbox').check();
    await page.getByRole('combobox', { name: 'Mailbox' }).fill('erin');
    await page.getByRole('option', { name: 'erin@contoso.example' }).click();
    await page.getByText(/^Would be sent: .* what is no longer tracked\.$/).waitFor();
    await page.getByRole('button', { name: 'Publish again' }).click();
    await page.getByRole('dialog').getByText('Live mail goes first.').waitFor();
    await examine('republish-ask');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish again' }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    await examine('republish-done');
  });

  it('is told that there is no such activity, and keeps what was typed', async () => {
    await open('/republish', 'Republish');
    await page.getByLabel('Id of the activity').fill('nobody');
    await page.getByText('There is no such activity.').waitFor();
    expect(await page.getByLabel('Id of the activity').inputValue()).toBe('nobody');
    await examine('republish-unknown');
    walk.errors.length = 0;
  });

  it('stops what goes on', async () => {
    const job = {
      id: 'j',
      kind: 'republish',
      mailboxId: null,
      createdAt: '2026-11-21T08:00:00.000Z',
      finishedAt: null,
    };
    const shown = { ...job, state: 'open', progress: { done: 400, at: job.createdAt, reachedAt: null }, error: null };
    let state = 'open';
    await page.route('**/api/v1/jobs', (route) => route.fulfill({ json: { items: [shown], nextCursor: null } }));
    await page.route('**/api/v1/jobs/j', (route) => route.fulfill({ json: { ...shown, state } }));
    await page.route('**/api/v1/jobs/j/stop', (route) => {
      state = 'stopped';
      return route.fulfill({ json: { ...shown, state } });
    });
    await open('/republish', 'Republish');
    await page.getByText('400 activities published again').waitFor();
    await examine('republish-open');
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page.getByText('Stopped', { exact: true }).waitFor();
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
