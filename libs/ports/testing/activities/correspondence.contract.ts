import { conversationHeader, subjectKey, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import type { ActivityStore, Correspondence } from '@foldwatch/ports';
import type { Open } from '../opened';
import { activity, at } from './sample-activity';

interface Stores {
  readonly store: ActivityStore;
  readonly correspondence: Correspondence;
}

/** A conversation index of 22 bytes that all are `fill`, and so many of a child behind. */
const indexOf = (fill: number, child = 0): string =>
  Buffer.concat([Buffer.alloc(22, fill), Buffer.alloc(child, 7)]).toString('base64');

const header = (fill: number): string => conversationHeader(indexOf(fill)) ?? '';
const none: CorrelationKeys = { messageIds: [], conversations: [], activityIds: [], subjects: [] };

export function describeCorrespondence(name: string, open: Open<Stores>): void {
  describe(`§4 Correspondence: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let stores: Stores;
    beforeEach(async () => {
      opened = await open();
      stores = opened.port;
    });
    afterEach(() => opened.close());

    const find = async (keys: Partial<CorrelationKeys>): Promise<readonly RecordedMessage[]> =>
      stores.correspondence.find({ ...none, ...keys });
    const idsFor = async (keys: Partial<CorrelationKeys>): Promise<readonly string[]> =>
      (await find(keys)).map(({ activityId }) => activityId).toSorted();

    it('finds tracked mail by its Message-ID, with what those that answer it need to know', async () => {
      const provenance = { source: 'manual', by: 'erin' } as const;
      const regarding = { table: 'account', id: 'a1', name: 'Fabrikam', provenance, setAt: at(0) };
      await stores.store.replaceMany([activity('a1', { regarding }), activity('a2')]);
      expect(await find({ messageIds: ['<a1@contoso.example>', '<unknown@contoso.example>'] })).toEqual([
        {
          activityId: activity('a1').id,
          internetMessageId: '<a1@contoso.example>',
          regarding: { table: 'account', id: 'a1', name: 'Fabrikam' },
          subject: '5 offer for the new machines',
          addresses: ['erin@contoso.example', 'buyer@fabrikam.example'],
          at: activity('a1').createdAt,
          createdAt: activity('a1').createdAt,
        },
      ]);
    });

    it('finds all with one Message-ID, whatever their From, and each once', async () => {
      const message = { internetMessageId: '<same@contoso.example>', conversationIndex: indexOf(1) };
      await stores.store.replaceMany([activity('a1', { message }), activity('a2', { message })]);
      const keys = { messageIds: ['<same@contoso.example>'], conversations: [header(1)] };
      expect(await idsFor(keys)).toEqual([activity('a1').id, activity('a2').id]);
    });

    it('finds tracked mail by the header of its conversation, case and all', async () => {
      await stores.store.replaceMany([
        activity('a1', { message: { conversationIndex: indexOf(1) } }),
        activity('a2', { message: { conversationIndex: indexOf(1, 5) } }),
        activity('a3', { message: { conversationIndex: indexOf(2, 5) } }),
        activity('a4'),
      ]);
      expect(await idsFor({ conversations: [header(1)] })).toEqual([activity('a1').id, activity('a2').id]);
      expect(await idsFor({ conversations: [header(1).toLowerCase()] })).toEqual([]);
    });

    it('finds tracked mail by its id, and by the words of its subject whatever marks it as a reply', async () => {
      const long = `Re: ${'A very long subject '.repeat(20)}`;
      await stores.store.replaceMany([
        activity('a1', { message: { subject: 'RE: AW: the Quote!' } }),
        activity('a2', { message: { subject: 'The quote' } }),
        activity('a3', { message: { subject: 'The quotes' } }),
        activity('a4', { message: { subject: long } }),
        activity('a5', { message: { subject: 'Re:' } }),
      ]);
      const subjects = ['The quote', long].flatMap((subject) => subjectKey(subject) ?? []);
      expect(await idsFor({ subjects })).toEqual(['a1', 'a2', 'a4'].map((id) => activity(id).id));
      expect(await idsFor({ activityIds: [activity('a3').id, activity('a9').id] })).toEqual([activity('a3').id]);
    });

    it('finds nothing of what is no longer tracked', async () => {
      const message = { conversationIndex: indexOf(1) };
      await stores.store.replaceMany([activity('a1', { message })]);
      await stores.store.replaceMany([activity('a1', { message, version: 2, status: 'untracked' })]);
      const keys = { messageIds: ['<a1@contoso.example>'], conversations: [header(1)] };
      const subjects = [subjectKey('Offer for the new machines') ?? ''];
      expect(await find({ ...keys, subjects, activityIds: [activity('a1').id] })).toEqual([]);
    });

    it('finds the newest of a conversation that is longer than any should be', async () => {
      const ids = Array.from({ length: 300 }, (_, n) => n);
      await stores.store.replaceMany(
        ids.map((n) =>
          activity(`a${n}`, { message: { conversationIndex: indexOf(1, n) }, createdAt: at(n), modifiedAt: at(n) }),
        ),
      );
      const found = await idsFor({ conversations: [header(1)] });
      expect(found).toContain(activity('a299').id);
    });

    it('finds nothing for nothing', async () => {
      await stores.store.replaceMany([activity('a1')]);
      expect(await find({})).toEqual([]);
    });
  });
}
