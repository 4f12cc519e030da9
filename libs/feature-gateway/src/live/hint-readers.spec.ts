import type { OutgoingEvent } from '@foldwatch/ports';
import { activityId, until } from '@foldwatch/ports/testing';
import { followStream, type FollowedStream } from '../../testing/follow-stream';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';
import { erinsAccount, omarsAccount, playMail, playTwoPeople, sharedAccount } from '../../testing/played-rights';

type Person = 'erin' | 'omar';

let gateway: OpenGateway;
let people: Awaited<ReturnType<typeof playTwoPeople>>;
let open: FollowedStream[];

beforeEach(async () => {
  open = [];
  gateway = await openGateway({ heartBeatMs: 30 });
  people = await playTwoPeople(gateway);
  const { erin, omar } = people.mailboxes;
  await playMail(gateway, 'erins-mail', { mailboxId: erin, record: omarsAccount });
  await playMail(gateway, 'omars-mail', { mailboxId: omar, record: omarsAccount });
  await playMail(gateway, 'omars-shared', { mailboxId: omar, record: sharedAccount });
  await grant({ otherTables: 'user' });
});
afterEach(() => {
  for (const { answer } of open) answer.destroy();
  return gateway.close();
});

const grant = (given: object) => gateway.as('patch', '/api/v1/read-profiles/standard').send(given).expect(200);
const time = '2026-11-21T08:00:00.000Z';

async function followWith(headers: Readonly<Record<string, string>>): Promise<FollowedStream> {
  const stream = await followStream(gateway, '/api/v1/live', headers);
  open.push(stream);
  await until(() => stream.frames().length > 0);
  return stream;
}

const follow = (who: Person, lastEventId?: string): Promise<FollowedStream> =>
  followWith({
    cookie: people[who].cookie,
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  });

const told = (stream: FollowedStream): readonly object[] => stream.frames().flatMap(({ data }) => Object(data ?? []));
const idsOf = (stream: FollowedStream): readonly string[] =>
  told(stream).flatMap((hint) => ('id' in hint ? String(hint.id) : []));
const lastPlace = (stream: FollowedStream) => stream.frames().findLast(({ id }) => id !== undefined)?.id ?? '';

const event = (topic: string, type: string, key: string, payload: object): OutgoingEvent => ({
  topic,
  type,
  key,
  payload,
  id: `${type}-${key}-${crypto.randomUUID()}`,
  version: 1,
  time,
  correlationId: 'c1',
});
const changed = (id: string) => event('activity.events', 'activity.updated', activityId(id), {});
const merged = (record: { readonly id: string }) =>
  event('record.events', 'record.merged', record.id, { record, into: erinsAccount, at: time });

let rounds = 0;

/** Something of everybody's, all of which was told; and then, which it gives, something that both people are told. */
async function happen(): Promise<string> {
  const { erin, omar } = people.mailboxes;
  const made = { record: { table: 'contact', id: 'c-lea', name: 'Lea Litware' }, mailboxId: erin, at: time };
  const job = (jobId: string, mailboxId: string) =>
    event('config.changes', 'config.changed', mailboxId, { what: 'job', mailboxId, jobId });
  const everybodys = await followWith({ authorization: `Bearer ${adminToken}` });
  const events = [
    ...['erins-mail', 'omars-mail', 'omars-shared'].map(changed),
    ...[erinsAccount, omarsAccount, sharedAccount].map(merged),
    event('record.events', 'record.created', 'c-lea', made),
    event('record.events', 'record.erased', 'c-gone', { table: 'contact', id: 'c-gone', at: time }),
    event('record.events', 'record.suggested', 'u-omars', { suggestionId: 'u-omars', table: 'lead', mailboxId: omar }),
    event('mailbox.events', 'mailbox.enabled', omar, { mailboxId: omar, at: time }),
    event('mail.decided', 'mail.decided', 'd', { id: 'd-omars', mailboxId: omar, verdict: 'skip' }),
    job('j-omars', omar),
  ];
  await gateway.stores.eventLog.publish(events);
  await until(() => new Set(idsOf(everybodys)).size === events.length);
  rounds += 1;
  const last = `j-last-${rounds}`;
  await gateway.stores.eventLog.publish([job(last, erin), job(last, omar)]);
  return last;
}

const expected: Readonly<Record<Person, () => readonly string[]>> = {
  erin: () => [activityId('erins-mail'), 'a-erins', 'a-shared'],
  omar: () => [
    activityId('omars-mail'),
    activityId('omars-shared'),
    'a-omars',
    'a-shared',
    'c-lea',
    'u-omars',
    people.mailboxes.omar,
    'd-omars',
    'j-omars',
  ],
};

/** What a stream told until it told the last. */
async function toldUntil(stream: FollowedStream, last: string): Promise<readonly string[]> {
  await until(() => idsOf(stream).includes(last));
  return idsOf(stream)
    .filter((id) => id !== last)
    .toSorted();
}

describe('live hints', () => {
  it.each(['erin', 'omar'] as const)(
    'are for %s, of two people, of what they may read alone, also after they come back',
    async (who) => {
      const first = await follow(who);
      const last = await happen();
      expect(await toldUntil(first, last)).toEqual(expected[who]().toSorted());
      first.answer.destroy();
      const later = await happen();
      const second = await follow(who, lastPlace(first));
      expect(await toldUntil(second, later)).toEqual(expected[who]().toSorted());
      expect(told(second)).not.toContainEqual({ kind: 'everything' });
    },
  );

  it('of somebody who comes back with the place of another are their own', async () => {
    const omars = await follow('omar');
    await toldUntil(omars, await happen());
    omars.answer.destroy();
    const later = await happen();
    const erins = await follow('erin', lastPlace(omars));
    expect(await toldUntil(erins, later)).toEqual(expected.erin().toSorted());
  });

  it('follow a right that is given or taken away while the page is open', async () => {
    const stream = await follow('erin');
    await grant({ otherTables: 'organization', activities: 'organization' });
    const wide = await toldUntil(stream, await happen());
    expect(wide).toEqual(expect.arrayContaining(['a-omars', 'c-lea', activityId('omars-mail')]));
    await grant({ otherTables: 'none', activities: 'user' });
    const before = idsOf(stream).length;
    const last = await happen();
    await toldUntil(stream, last);
    expect(idsOf(stream).slice(before)).toEqual([activityId('erins-mail'), last]);
  });
});
