import { until } from '../../product/until';
import { answering } from './answering';
import { erin, folder, linesOf, mail, type Terminal } from './terminal';

const isPrinted = (printed: () => string) => until(async () => printed() !== '', 'something to be printed');

/** What is recorded, and what is told of it as it happens. */
export function recordCases(terminal: () => Terminal): void {
  const json = (...args: readonly string[]) => terminal().json(...args);

  const deliver = (name: string, path: string, from?: string): Promise<string> =>
    terminal().sandbox.importMessage(erin, path, mail(name, from));

  const recorded = (name: string): Promise<{ readonly id: string }> =>
    until(async () => (await json('activities', 'list', '--message-id', `<${name}@northwind.example>`)).items[0], name);

  it('finds what is recorded, says what it is about, and takes that back', async () => {
    const { id } = await recorded('quote');
    expect((await json('activities', 'relink', id, 'account/a-northwind')).activity.regarding).toMatchObject({
      source: 'manual',
    });
    const { items } = await json(
      'activities',
      'list',
      '--record',
      'account/a-northwind',
      '--since',
      '1h',
      '--mailbox',
      erin,
    );
    expect(items.map((one: { readonly id: string }) => one.id)).toContain(id);
    expect((await terminal().typed('activities', 'show', id)).out).toMatch(
      /^subject +About the quote\n.*record +account\/a-northwind/s,
    );
    expect((await json('activities', 'undo', id)).end).toBe(0);
    expect((await terminal().typed('records', 'show', 'account/a-northwind')).out).toContain(
      'office@northwind.example',
    );
    expect((await json('records', 'list', '--words', 'north')).items).toMatchObject([{ id: 'a-northwind' }]);
  });

  it('has a message recorded that no rule records', async () => {
    await json('options', 'set', 'track=replies', '--mailbox', erin);
    await deliver('invoice', 'Inbox');
    const leftOut = async () =>
      (await json('decisions', 'list', '--mailbox', erin, '--reason', 'not-a-reply')).items[0];
    const left = await until(leftOut, 'the invoice to be left out');
    const why = await json('why', '--subject', 'invoice@northwind.example');
    expect(why).toMatchObject({ end: 0, takenFor: 'message-id', decisions: [{ id: left.id }] });
    await json('options', 'set', 'track=', '--mailbox', erin);
    expect((await json('decisions', 'record-now', left.id, '--record', 'account/a-northwind')).end).toBe(0);
    const { id } = await recorded('invoice');
    expect((await json('activities', 'untrack', id, '--mailbox', erin)).end).toBe(0);
  });

  it('decides what becomes of people of whom there is no record', async () => {
    await json('options', 'set', 'create=contact', 'createMode=suggest', '--mailbox', erin);
    await deliver('samples', folder, 'Anna Lidman <anna@northwind.example>');
    const waiting = async () => (await json('unknown-senders', 'list', '--mailbox', erin)).items;
    await until(async () => (await waiting()).length > 0, 'the sender to wait');
    expect((await terminal().typed('unknown-senders', 'list')).out).toMatch(/anna@northwind\.example +Anna Lidman/);
    const settled = await json('unknown-senders', 'settle', 'contact', '--all');
    expect(settled).toMatchObject({ end: 0, items: [{ outcome: 'created', record: { table: 'contact' } }] });
    expect(await json('unknown-senders', 'settle', 'never', settled.items[0].id)).toMatchObject({
      end: 4,
      items: [{ outcome: 'not-waiting' }],
    });
    await json('options', 'set', 'create=', 'createMode=', '--mailbox', erin);
  });

  it('tells whoever reads lines each thing of a list, and each step of work', async () => {
    const { items } = await terminal().lines('activities', 'list');
    expect(items.length).toBeGreaterThan(2);
    expect(items.every((one: object) => 'messageId' in one)).toBe(true);
    const simulated = await terminal().lines('simulate', '--mailbox', erin, '--list');
    expect(simulated.items.at(-1)).toMatchObject({ simulation: { state: 'done' } });
    const watched = await terminal().lines('backfill', 'show', erin, '--watch');
    expect(watched.items).toMatchObject([{ folderPath: folder, status: 'active' }]);
    const failed = await terminal().lines('mailboxes', 'show', 'x@contoso.example');
    expect(failed).toMatchObject({ end: 5, items: [{ ok: false, code: 'unknown-mailbox' }] });
  });

  it('tells what consumers get, and publishes it again', async () => {
    const { items } = await terminal().lines('events', 'list', 'activity.events', '--limit', '2');
    expect(items).toMatchObject([{ specversion: '1.0' }, { specversion: '1.0' }]);
    const following = ['events', 'follow', 'activity.events', '--from-start'];
    expect((await terminal().lines(...following, '--limit', '2')).items).toEqual(items);
    expect((await json('events', 'test', 'activity.events')).event.type).toContain('foldwatch.test');
    expect((await terminal().typed('events', 'topics')).out).toMatch(/activity\.events +public /);
    expect((await json('republish', '--mailbox', erin)).job.state).toBe('done');
    expect(await json(...following)).toMatchObject({ end: 2, message: expect.stringContaining('--json-lines') });
  });

  it('shows what is recorded as it happens, until there is enough', async () => {
    let count = 0;
    let isOver = false;
    const live = terminal().lines('live', '--kind', 'activity', '--limit', '1');
    const followed = terminal().lines('activities', 'list', '--follow', '--limit', '1');
    const ends = Promise.all([live, followed]).finally(() => (isOver = true));
    const deliverOne = async (): Promise<boolean> => {
      await deliver(`parcel-${(count += 1)}`, folder);
      return isOver;
    };
    await until(deliverOne, 'both to have seen one', undefined, 250);
    const [hints, activities] = await ends;
    expect(hints).toMatchObject({ end: 0, err: '', items: [{ kind: 'activity' }] });
    expect(activities).toMatchObject({ end: 0, err: '', items: [{ subject: expect.stringContaining('About the') }] });
  });

  it('ends what goes on without a word when its reader goes, or Ctrl-C', async () => {
    const following = ['events', 'follow', 'activity.events', '--from-start', '--json-lines'];
    const { stdout, stderr } = await terminal().inShell(following, `| head -n 1; echo "\${PIPESTATUS[0]}"`);
    expect({ end: stdout.split('\n')[1], stderr }).toEqual({ end: '0', stderr: '' });
    const { end, out, err } = await terminal().typedUntil(isPrinted, ...following);
    expect({ end, err }).toEqual({ end: 0, err: '' });
    expect(linesOf(out).length).toBeGreaterThan(0);
  });

  it('counts what an erasure would reach before it erases', async () => {
    const counted = await json('erasures', 'add', 'buyer@northwind.example', '--dry-run');
    expect(counted).toMatchObject({ end: 0, erasure: { state: 'done', dryRun: true } });
    expect((await json('erasures', 'list')).items).toHaveLength(1);
    expect((await json('erasures', 'show', counted.erasure.id)).erasure.counts).toEqual(counted.erasure.counts);
    expect(await json('erasures', 'add', 'buyer@northwind.example')).toMatchObject({ end: 2 });
  });

  it('has an address told of alerts, with a secret that is shown once', async () => {
    await answering(
      (_, response) => response.end(),
      async (url) => {
        const { webhook } = await json('webhooks', 'add', url, '--codes', 'sync-gap');
        expect(webhook).toMatchObject({ codes: ['sync-gap'], secret: expect.stringContaining('whsec_') });
        expect((await json('webhooks', 'test', webhook.id)).delivery.state).toBe('delivered');
        const { out } = await terminal().typed('webhooks', 'list');
        expect(out).toContain(url);
        expect(out).not.toContain(webhook.secret);
        expect((await json('webhooks', 'deliveries', webhook.id)).items).toHaveLength(1);
        expect((await json('webhooks', 'disable', webhook.id)).webhook.state).toBe('disabled');
        expect((await json('webhooks', 'remove', webhook.id)).end).toBe(0);
        expect((await json('webhooks', 'add', url, '--codes', 'nothing')).end).toBe(2);
      },
    );
  });
}
