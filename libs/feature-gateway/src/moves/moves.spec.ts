import type { LoggedDecision } from '@foldwatch/ports';
import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';
import { playWriter, save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
let writer: { readonly stop: () => Promise<void> };

const decision = (id: string, seconds: number, parts: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId: 'm-erin',
  activityId: activityId(id),
  internetMessageId: `<${id}@contoso.example>`,
  folderId: 'f-contoso',
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  checks: [],
  observedAt: at(seconds),
  decidedAt: at(seconds),
  subject: 'Offer',
  sender: { address: 'bea@fabrikam.example', name: 'Bea' },
  ...parts,
});

beforeAll(async () => {
  gateway = await openGateway();
  await saveFolders(gateway.stores, 'm-erin');
  await save(gateway.stores, activity('kept', { links: [link('m-erin', ['f-contoso'])] }));
  await gateway.stores.decisionLog.append([
    decision('kept', 1),
    decision('skipped', 2, { verdict: 'skip', reason: 'not-a-reply', folderId: 'f-unknown' }),
    decision('left', 3, { kind: 'left', verdict: 'noted', reason: 'left-folder' }),
    decision('of-omar', 4, { mailboxId: 'm-omar', verdict: 'skip', reason: 'not-a-reply' }),
  ]);
  writer = playWriter(gateway.stores);
});
afterAll(async () => {
  await writer.stop();
  await gateway.close();
});

describe('moves', () => {
  it('are those of the own mailboxes, recorded or not, each with a sentence and what to do', async () => {
    const erin = await signInOwner(gateway, 'm-erin');
    const { body } = await erin.get('/api/v1/moves').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        id: 'skipped',
        verdict: 'skip',
        subject: 'Offer',
        sentence: 'Not recorded. The message answers nothing that is tracked.',
        remedy: expect.stringContaining('tracked folder'),
        activity: null,
      }),
      expect.objectContaining({
        id: 'kept',
        verdict: 'track',
        sentence: 'Recorded in “Inbox/Customers/Contoso”. The message is in a tracked folder.',
        remedy: null,
        activity: {
          id: activityId('kept'),
          subject: 'Offer for the new machines',
          status: 'tracked',
          regarding: null,
          undo: null,
        },
      }),
    ]);
    expect((await erin.get('/api/v1/moves?verdict=track').expect(200)).body.items).toHaveLength(1);
    expect((await erin.get('/api/v1/moves?mailboxId=m-omar').expect(200)).body.items).toEqual([]);
  });

  it('of others are shown to administrators without what mail says that is not tracked', async () => {
    const { body } = await gateway.as('get', '/api/v1/moves?limit=2').expect(200);
    expect(body.items.map(({ id, subject }: Record<string, unknown>) => [id, subject])).toEqual([
      ['of-omar', null],
      ['skipped', null],
    ]);
    expect(body.nextCursor).not.toBeNull();
  });

  it('can be undone where a person untracked, by that person alone', async () => {
    const erin = await signInOwner(gateway, 'm-erin');
    const path = `/api/v1/activities/${activityId('kept')}`;
    expect((await gateway.as('post', `${path}/undo`)).body.code).toBe('nothing-to-undo');
    await gateway.as('delete', `${path}?mailboxId=m-erin`).expect(204);
    const { body: moved } = await erin.get('/api/v1/moves?verdict=track').expect(200);
    expect(moved.items[0].activity).toMatchObject({ status: 'untracked', undo: null });
    expect((await erin.post(`${path}/undo`)).body.code).toBe('nothing-to-undo');
    const { body: own } = await gateway.as('get', '/api/v1/moves?verdict=track').expect(200);
    expect(own.items[0].activity.undo).toEqual({ what: 'untrack', until: expect.any(String) });
    const { body: undone } = await gateway.as('post', `${path}/undo`).expect(200);
    expect([undone.tracking.length, undone.acts]).toEqual([
      1,
      { changeRecord: true, untrackFrom: ['m-erin'], stopConversationIn: ['m-erin'], undo: null },
    ]);
    expect(undone.history.at(-1).sentence).toBe('admin took back what was done.');
    await gateway.as('post', `${path}/undo`).expect(200);
  });

  it('of nobody one may see cannot be undone', async () => {
    await save(gateway.stores, activity('theirs', { links: [link('m-omar', ['f'])] }));
    const erin = await signInOwner(gateway, 'm-erin');
    expect((await erin.post(`/api/v1/activities/${activityId('theirs')}/undo`)).status).toBe(404);
  });
});
