import { conversationHeader, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import type { ActivityStore, Correspondence } from '@foldwatch/ports';
import type { Open } from './opened';
import { activity, at } from './sample-activity';

interface Stores {
  readonly store: ActivityStore;
  readonly correspondence: Correspondence;
}

/** A conversation index of 22 bytes that all are `fill`, and so many of a child behind. */
const indexOf = (fill: number, child = 0): string =>
  Buffer.concat([Buffer.alloc(22, fill), Buffer.alloc(child, 7)]).toString('base64');

const header = (fill: number): string => conversationHeader(indexOf(fill)) ?? '';
const none: CorrelationKeys = { messageIds: [], conversations: [] };

export function describeCorrespondence(name: string, open: Open<Stores>): void {
  describe(`Correspondence: ${name}`, () => {
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
          addresses: ['erin@contoso.example', 'buyer@fabrikam.example'],
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

    it('finds nothing of what is no longer tracked', async () => {
      const message = { conversationIndex: indexOf(1) };
      await stores.store.replaceMany([activity('a1', { message })]);
      await stores.store.replaceMany([activity('a1', { message, version: 2, status: 'untracked' })]);
      expect(await find({ messageIds: ['<a1@contoso.example>'], conversations: [header(1)] })).toEqual([]);
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
