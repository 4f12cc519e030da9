import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const address = 'erin@contoso.example';
const buyer = 'buyer@fabrikam.example';

interface DecisionView {
  readonly verdict: string;
  readonly reason: string;
  readonly sentence: string;
  readonly subject: string | null;
  readonly checks: readonly { readonly name: string; readonly actual?: string }[];
}

interface Mail {
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly folder?: string;
  readonly subject?: string;
}

const answering = (...names: readonly string[]): readonly string[] => [
  `In-Reply-To: ${messageIdOf(names.at(-1) ?? '')}`,
  `References: ${names.map(messageIdOf).join(' ')}`,
];

describeProduct('§3 automatic tracking', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let tracked: string;

  const limit = (approvalLimit: number) => product.call('PUT', '/organization', { approvalLimit });
  const ruled = async (folderId: string): Promise<boolean> =>
    (
      await product.call<{ items: readonly { folderId: string }[] }>('GET', `/mailboxes/${erin.id}/folder-rules`)
    ).items.some((rule) => rule.folderId === folderId);

  const requestAs = async (token: string, path: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${product.address}/api/v1${path}`, { method: 'POST', headers })).status;
  };
  const counted = async (name: string): Promise<number | undefined> => {
    const folders = JSON.stringify(await product.call('GET', `/mailboxes/${erin.id}/folders`));
    return Number(new RegExp(`"path":"[^"]*${name}"[^}]*?"itemCount":(\\d+)`).exec(folders)?.[1] ?? 0);
  };

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', [
      { table: 'account', id: 'a', name: 'Fabrikam', emailAddresses: [] },
      { table: 'contact', id: 'c', name: 'Bea Buyer', emailAddresses: [buyer] },
      { table: 'queue', id: 'q', name: 'Questions', emailAddresses: ['questions@fabrikam.example'] },
    ]);
    erin = await TrackedMailbox.enable(sandbox, product, address);
    tracked = await erin.track('Inbox/Customers/Tracked', { recordId: 'a' });
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const options = (given: object): Promise<unknown> => product.call('PUT', `/mailboxes/${erin.id}/options`, given);

  const activities = () => product.call<{ items: readonly ActivityView[] }>('GET', '/activities?limit=500');

  /** Contents are fetched after the activity exists: only then does nothing but the simulation change what is stored. */
  const settled = () =>
    until(async () => {
      const page = await activities();
      return page.items.every(({ content }) => content !== 'pending') && page;
    }, 'the content of every activity');

  const send = (name: string, { from = buyer, to = address, headers = [], ...mail }: Mail = {}) =>
    sandbox.importMessage(
      address,
      mail.folder ?? 'Inbox',
      letter({ messageId: messageIdOf(name), from, to, subject: mail.subject ?? `About ${name}`, headers }),
    );

  const decided = (name: string): Promise<DecisionView> =>
    until(async () => {
      const query = `/decisions?messageId=${encodeURIComponent(messageIdOf(name))}`;
      return (await product.call<{ items: readonly DecisionView[] }>('GET', query)).items[0];
    }, `${name} to be decided`);

  const recorded = (name: string): Promise<ActivityView> => until(() => erin.find(name), `${name} to be recorded`);

  describe('by default', () => {
    beforeAll(async () => {
      await erin.deliver('question', tracked);
      await erin.recordedIn('question', [tracked]);
    });

    it('§4 records a reply to tracked mail, regarding the same record, and says how it was found', async () => {
      await send('answer', { headers: answering('question') });
      expect(await recorded('answer')).toMatchObject({
        regarding: { table: 'account', id: 'a', source: 'correlation', method: 'in-reply-to' },
        tracking: [{ mailboxId: erin.id, reason: 'reply-to-tracked', method: 'in-reply-to' }],
      });
    });

    it('§4 records a reply of which only an earlier message of the thread is tracked', async () => {
      await send('later answer', { headers: answering('question', 'lost on the way') });
      expect(await recorded('later answer')).toMatchObject({ tracking: [{ method: 'references' }] });
    });

    it('§4 records a reply that came before what it answers once that is recorded', async () => {
      await send('early answer', { headers: answering('late question') });
      expect(await decided('early answer')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
      await erin.deliver('late question', tracked);
      expect(await recorded('early answer')).toMatchObject({
        regarding: { table: 'account', id: 'a', source: 'correlation', method: 'in-reply-to' },
        tracking: [{ mailboxId: erin.id, reason: 'reply-to-tracked', items: [{ folderPath: 'Inbox' }] }],
      });
      // A decision is written down beside its being carried out.
      await until(
        async () => (await decided('early answer')).reason === 'reply-to-tracked',
        'the decision to track it',
      );
    });

    it('§4 leaves a reply out that left Inbox before what it answers was recorded', async () => {
      const itemId = await send('early and gone', { headers: answering('question to come') });
      await decided('early and gone');
      erin.folder('Read');
      erin.move(itemId, 'Read');
      await until(async () => (await decided('early and gone')).reason !== 'not-a-reply', 'the move to be seen');
      await erin.deliver('question to come', tracked);
      await send('early and here', { headers: answering('question to come') });
      await recorded('early and here');
      expect(await erin.find('early and gone')).toBeUndefined();
    });

    it('§4 records mail with a tracking token that was issued, and no other', async () => {
      const { id: activityId } = await recorded('answer');
      const subject = 'A subject of its own';
      type Token = { readonly token: string; readonly subject: string };
      const issued = (body: object) => product.call<Token>('POST', '/tracking-tokens', { subject, ...body });
      const ofMail = await issued({ activityId });
      const ofRecord = await issued({ regarding: { table: 'account', id: 'a' } });
      await product.call('PUT', '/organization', { trackingTokenPrefix: 'Other:' });
      await send('with a token', { subject: `AW: ${ofMail.subject}` });
      await send('of a record', { subject: `Fwd: ${ofRecord.subject}` });
      await send('with a foreign token', { subject: `${subject} CRM:0000001001 Other:0000001001` });
      expect(await recorded('with a token')).toMatchObject({
        regarding: { id: 'a', source: 'correlation', method: 'tracking-token', inheritedFrom: activityId },
        tracking: [{ reason: 'tracking-token', method: 'tracking-token' }],
      });
      expect(await recorded('of a record')).toMatchObject({ regarding: { id: 'a', method: 'tracking-token' } });
      expect(await decided('with a foreign token')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
      await product.call('PUT', '/organization', { trackingTokenPrefix: 'CRM:' });
    });

    it('§4 records mail by smart matching once the organization wants that', async () => {
      await send('alike but off', { subject: 'AW: About question' });
      expect(await decided('alike but off')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
      await product.call('PUT', '/organization', { smartMatching: true });
      await send('alike', { subject: 'AW: About question' });
      await send('from another', { subject: 'AW: About question', from: 'other@litware.example' });
      expect(await recorded('alike')).toMatchObject({
        regarding: { id: 'a', method: 'smart-matching' },
        tracking: [{ reason: 'smart-matching' }],
      });
      expect(await decided('from another')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
      await product.call('PUT', '/organization', { smartMatching: false });
    });

    it('fetches the content of what it records', async () => {
      await until(async () => (await erin.find('answer'))?.content === 'stored', 'the content to be stored');
    });

    it('leaves out what answers nothing tracked, says why, and shows its subject to its owner alone', async () => {
      await send('nothing to do with it');
      expect(await decided('nothing to do with it')).toMatchObject({
        verdict: 'skip',
        reason: 'not-a-reply',
        sentence: 'The message answers nothing that is tracked.',
        subject: null,
      });
      expect(await erin.find('nothing to do with it')).toBeUndefined();
    });

    it('§4 leaves out internal mail on a thread that began with somebody outside', async () => {
      await send('between us', { from: 'omar@contoso.example', headers: answering('question') });
      expect(await decided('between us')).toMatchObject({ verdict: 'skip', reason: 'internal-side-thread' });
    });

    it('§4 leaves a conversation out once its owner stopped tracking it, until it is resumed', async () => {
      await erin.deliver('chatter', tracked);
      const { id: activityId } = await erin.recordedIn('chatter', [tracked]);
      const stopped = `/mailboxes/${erin.id}/stopped-conversations`;
      await product.call('POST', stopped, { activityId });
      await send('more chatter', { headers: answering('chatter') });
      expect(await decided('more chatter')).toMatchObject({ verdict: 'skip', reason: 'conversation-stopped' });
      await product.call('DELETE', `${stopped}/${activityId}`);
      await send('chatter after all', { headers: answering('chatter') });
      await recorded('chatter after all');
      const unknown = await product.request('POST', stopped, { activityId: 'no-such-activity' });
      expect(unknown.status).toBe(404);
    });

    it('lets a later drag to a tracked folder set another record than the one inherited', async () => {
      const itemId = await send('dragged answer', { headers: answering('question') });
      await recorded('dragged answer');
      await product.call('PUT', '/records', [{ table: 'account', id: 'b', name: 'Other', emailAddresses: [] }]);
      const other = await erin.track('Inbox/Customers/Other', { recordId: 'b' });
      erin.move(itemId, other);
      expect(await erin.recordedIn('dragged answer', [other])).toMatchObject({
        regarding: { id: 'b', source: 'folder-rule' },
        tracking: [{ reason: 'folder-rule' }],
      });
    });

    it('never brings back what a person untracked', async () => {
      const itemId = await send('unwanted answer', { headers: answering('question') });
      const { id } = await recorded('unwanted answer');
      await product.call('DELETE', `/activities/${id}?mailboxId=${erin.id}`);
      erin.folder('Archive');
      const away = erin.move(itemId, 'Archive');
      erin.move(away, 'Inbox');
      await send('after the unwanted one', { headers: answering('question') });
      await recorded('after the unwanted one');
      expect(await erin.find('unwanted answer')).toBeUndefined();
    });
  });

  describe('with exclusions', () => {
    interface ExclusionView {
      readonly id: string;
      readonly hits: number;
    }
    const everyones = '/exclusions';

    it('leaves out what the organization or the mailbox excludes, and shows the hits of each', async () => {
      await options({ track: 'all' });
      const mine = `/mailboxes/${erin.id}/exclusions`;
      const lists = await product.call<ExclusionView>('POST', everyones, { kind: 'bulk' });
      const spam = await product.call<ExclusionView>('POST', mine, { kind: 'domain', value: 'offers.example' });
      await send('a newsletter', { headers: ['List-Id: <news.fabrikam.example>'] });
      await send('an offer', { from: 'a@mail.offers.example' });
      expect(await decided('a newsletter')).toMatchObject({ verdict: 'skip', reason: 'excluded' });
      expect(await decided('an offer')).toMatchObject({ verdict: 'skip', reason: 'excluded' });
      expect((await product.call<{ items: readonly ExclusionView[] }>('GET', everyones)).items).toMatchObject([
        { id: 'private-items', hits: 0 },
        { id: lists.id, hits: 1 },
      ]);
      expect((await product.call<{ items: readonly ExclusionView[] }>('GET', mine)).items).toMatchObject([
        { id: spam.id, hits: 1 },
      ]);
    });

    it('tracks in a tracked folder what is excluded, but not what is blocked', async () => {
      const block = { kind: 'address', value: 'banned@fabrikam.example', effect: 'block' };
      const { id } = await product.call<ExclusionView>('POST', everyones, block);
      const folder = 'Inbox/Customers/Tracked';
      await send('a filed newsletter', { folder, headers: ['List-Id: <news.fabrikam.example>'] });
      await send('a banned letter', { folder, from: 'banned@fabrikam.example' });
      expect(await recorded('a filed newsletter')).toMatchObject({ tracking: [{ reason: 'folder-rule' }] });
      expect(await decided('a banned letter')).toMatchObject({ verdict: 'skip', reason: 'blocked' });
      await product.call('DELETE', `${everyones}/${id}`);
      await send('a letter no longer banned', { folder, from: 'banned@fabrikam.example' });
      await recorded('a letter no longer banned');
    });

    afterAll(() => options({}));
  });

  describe('simulated before it is saved', () => {
    interface SimulationView {
      readonly id: string;
      readonly state: string;
      readonly reach: number;
      readonly counts: Readonly<Record<string, number>>;
    }
    interface Difference {
      readonly kind: string | null;
      readonly subject: string | null;
      readonly messageId: string;
      readonly proposed: { readonly reason: string; readonly checks: readonly object[] };
    }

    const simulate = async (given: object): Promise<SimulationView> => {
      const body = { mailboxIds: [erin.id], days: 30, ...given };
      const { id } = await product.call<SimulationView>('POST', '/simulations', body);
      const read = () => product.call<SimulationView>('GET', `/simulations/${id}`);
      let seen: SimulationView | undefined;
      await until(async () => (seen = await read()).state !== 'running', 'the simulation to end');
      if (seen === undefined) throw new Error('nothing was seen');
      return seen;
    };

    const differences = async ({ id }: SimulationView): Promise<readonly Difference[]> =>
      (await product.call<{ items: readonly Difference[] }>('GET', `/simulations/${id}/differences?limit=500`)).items;

    it('tells what other options would track, and writes nothing', async () => {
      await options({ track: 'none' });
      await send('simulated, from a contact');
      await send('simulated, from nobody', { from: 'nobody@fabrikam.example' });
      const before = await settled();
      const simulation = await simulate({ changes: { options: { track: 'known-senders' } } });
      const found = await differences(simulation);
      const of = (name: string) => found.find(({ messageId }) => messageId === messageIdOf(name));
      expect(of('simulated, from a contact')).toMatchObject({
        kind: 'newly-tracked',
        subject: null,
        proposed: { reason: 'known-sender' },
      });
      expect(of('simulated, from a contact')?.proposed.checks).not.toHaveLength(0);
      expect(of('simulated, from nobody')).toMatchObject({
        kind: 'other-reason',
        proposed: { reason: 'unknown-sender' },
      });
      expect(simulation.counts['newlyTracked']).toBe(found.filter(({ kind }) => kind === 'newly-tracked').length);
      expect(await activities()).toEqual(before);
      expect(await erin.find('simulated, from a contact')).toBeUndefined();
      await options({});
    });

    it('tells what an exclusion would keep out of one pasted message, at once', async () => {
      const eml = letter({
        messageId: messageIdOf('pasted'),
        from: buyer,
        to: address,
        subject: 'Pasted',
        headers: ['List-Id: <news.fabrikam.example>'],
      }).toString();
      const changes = { options: { track: 'all' }, exclusions: [{ kind: 'bulk' }] };
      const body = { mailboxIds: [erin.id], message: { eml }, changes };
      const started = await product.call<SimulationView>('POST', '/simulations', body);
      expect(started).toMatchObject({ state: 'done', counts: { messages: 1, wouldSkip: 1 } });
      expect(await differences(started)).toMatchObject([{ subject: 'Pasted', proposed: { reason: 'excluded' } }]);
      await product.call('DELETE', `/simulations/${started.id}`);
      expect((await product.request('GET', `/simulations/${started.id}`)).status).toBe(404);
    });
  });

  describe('where it reaches too far for one person', () => {
    interface Waiting {
      readonly approvalId: string;
      readonly reach: number;
    }
    let second: { readonly id: string; readonly token: string };
    beforeAll(async () => {
      second = await product.call('POST', '/administrators', { name: 'omar' });
    });
    afterAll(async () => {
      await product.call('DELETE', `/administrators/${second.id}`);
      await limit(1_000);
    });

    it('waits until another administrator agrees', async () => {
      const folderId = erin.folder('Inbox/Customers/Far');
      await send('far one', { folder: 'Inbox/Customers/Far' });
      await send('far two', { folder: 'Inbox/Customers/Far' });
      await until(async () => (await counted('Far')) === 2, 'the folder to be counted');
      await limit(1);
      const rule = { folderId, existing: 'track' };
      const { status, body } = await product.request<Waiting>('POST', `/mailboxes/${erin.id}/folder-rules`, rule);
      expect([status, body.reach, await ruled(folderId)]).toEqual([202, 2, false]);
      const approve = `/approvals/${body.approvalId}/approve`;
      expect((await product.request('POST', approve)).status).toBe(403);
      expect(await requestAs(second.token, approve)).toBe(200);
      await recorded('far two');
      expect(await ruled(folderId)).toBe(true);
    });

    it('is counted upon the messages of the last days where it concerns what comes', async () => {
      await limit(1);
      const asked = await product.request<Waiting>('PUT', `/mailboxes/${erin.id}/options`, { track: 'all' });
      expect(asked.status).toBe(202);
      expect(asked.body.reach).toBeGreaterThan(1);
      await product.call('POST', `/approvals/${asked.body.approvalId}/refuse`);
    });
  });

  describe('as the owner chose', () => {
    afterAll(() => options({}));

    it('records mail from leads, contacts and accounts, and no other', async () => {
      await options({ track: 'known-senders' });
      await send('from a contact');
      await send('from a queue', { from: 'questions@fabrikam.example' });
      expect(await recorded('from a contact')).toMatchObject({ tracking: [{ reason: 'known-sender' }] });
      expect(await decided('from a queue')).toMatchObject({ verdict: 'skip', reason: 'unknown-sender' });
    });

    it('records mail from whoever there is a record of', async () => {
      await options({ track: 'email-enabled' });
      await send('from a queue again', { from: 'questions@fabrikam.example' });
      await send('from nobody', { from: 'nobody@fabrikam.example' });
      expect(await recorded('from a queue again')).toMatchObject({ tracking: [{ reason: 'email-enabled-sender' }] });
      expect(await decided('from nobody')).toMatchObject({ verdict: 'skip', reason: 'unknown-sender' });
    });

    it('records all mail that comes from then on, and nothing that lay there', async () => {
      await options({ track: 'none' });
      await send('while nothing was tracked');
      const sentAtMs = Date.now();
      await product.call('POST', `/mailboxes/${erin.id}/sync`);
      await until(() => Date.now() > sentAtMs + 1_500, 'another second, by which Exchange tells times', 3_000);
      await options({ track: 'all' });
      await send('from anybody', { from: 'nobody@fabrikam.example' });
      expect(await recorded('from anybody')).toMatchObject({ tracking: [{ reason: 'all-mail' }], regarding: null });
      expect(await erin.find('while nothing was tracked')).toBeUndefined();
    });

    it('is no wider than the organization allows', async () => {
      await options({ track: 'all' });
      await product.call('PUT', '/organization', { trackCap: 'replies' });
      await send('too wide', { from: 'nobody@fabrikam.example' });
      expect(await decided('too wide')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
      await product.call('PUT', '/organization', { trackCap: 'all' });
    });

    it('never touches a folder that a rule keeps private', async () => {
      await options({ track: 'all' });
      await product.call('PUT', '/organization', { autoTrackSubfolders: true });
      const folderId = erin.folder('Inbox/Private');
      const rule = { folderId, action: 'do-not-track', existing: 'skip' };
      await product.call('POST', `/mailboxes/${erin.id}/folder-rules`, rule);
      await send('private matter', { folder: 'Inbox/Private' });
      const open = erin.folder('Inbox/Open');
      await erin.deliver('open matter', open);
      await erin.recordedIn('open matter', [open]);
      expect(await erin.find('private matter')).toBeUndefined();
      await product.call('PUT', '/organization', { autoTrackSubfolders: false });
    });

    it('records a message that two mailboxes hold once, each deciding for itself', async () => {
      const omar = await TrackedMailbox.enable(sandbox, product, 'omar@contoso.example');
      await options({ track: 'all' });
      const eml = letter({ messageId: messageIdOf('for both'), from: buyer, to: address, subject: 'For both' });
      await sandbox.importMessage('omar@contoso.example', 'Inbox', eml);
      await sandbox.importMessage(address, 'Inbox', eml);
      const { tracking } = await recorded('for both');
      expect(tracking.map(({ mailboxId }) => mailboxId)).toEqual([erin.id]);
      expect(tracking.map(({ mailboxId }) => mailboxId)).not.toContain(omar.id);
    });
  });

  describe('under a team that fixes the option', () => {
    it('is decided by the team, whatever the mailbox chose, from the message after the change on', async () => {
      await options({ track: 'replies' });
      const known = { track: 'known-senders' };
      const team = await product.call<{ id: string }>('POST', '/teams', {
        name: 'Sales',
        values: known,
        locks: ['track'],
      });
      await product.call('PATCH', `/mailboxes/${erin.id}`, { teamId: team.id });
      await send('to the team from a contact');
      expect(await recorded('to the team from a contact')).toMatchObject({ tracking: [{ reason: 'known-sender' }] });
      const refused = await product.request('PUT', `/mailboxes/${erin.id}/options`, { track: 'all' });
      expect([refused.status, refused.body]).toMatchObject([422, { code: 'setting-locked' }]);
      await product.call('PATCH', `/teams/${team.id}`, { values: { track: 'all' } });
      await send('to the team from anybody', { from: 'nobody@fabrikam.example' });
      expect(await recorded('to the team from anybody')).toMatchObject({ tracking: [{ reason: 'all-mail' }] });
      await product.call('PATCH', `/teams/${team.id}`, { locks: [] });
      await send('to the mailbox from anybody', { from: 'nobody@fabrikam.example' });
      expect(await decided('to the mailbox from anybody')).toMatchObject({ verdict: 'skip', reason: 'not-a-reply' });
    });

    it('can be followed in the audit log', async () => {
      const { items } = await product.call<{ items: readonly object[] }>('GET', '/audit?what=changeTeam');
      expect(items).toMatchObject([
        { by: { name: 'admin' }, outcome: 'done', changes: [{ before: ['track'], after: [] }] },
        { changes: [{ before: 'known-senders', after: 'all' }] },
      ]);
    });
  });
});
