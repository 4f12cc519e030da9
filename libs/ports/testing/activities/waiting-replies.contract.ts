import { conversationHeader, type MailMetadata, type PresentObservation } from '@foldwatch/domain';
import type { WaitingReplies } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from './sample-activity';

/** A conversation index of an answer. */
const answerIndex = Buffer.alloc(27, 3).toString('base64');
const none = { messageIds: [], conversations: [] };

const mail: MailMetadata = {
  kind: 'message',
  itemClass: 'IPM.Note',
  subject: 'RE: Offer',
  from: { address: 'buyer@fabrikam.example' },
  to: [{ address: 'erin@contoso.example' }],
  cc: [],
  bcc: [],
  references: [],
  sensitivity: 'normal',
  isDraft: false,
  hasAttachments: false,
  sizeBytes: 1_000,
  headers: {},
};

const reply = (itemKey: string, of: Partial<MailMetadata>, seen = 0, mailboxId = 'm-erin'): PresentObservation => ({
  kind: 'present',
  mailboxId,
  activityId: activityId(`reply-${itemKey}`),
  number: { epoch: 1, read: 1, n: seen },
  itemKey,
  folderId: 'f-inbox',
  observedAt: at(seen),
  because: 'change',
  contentKey: 'c',
  mail: { ...mail, ...of },
});

const itemKeys = (replies: readonly PresentObservation[]): readonly string[] =>
  replies.map(({ itemKey }) => itemKey).toSorted();

/** What every `WaitingReplies` promises. */
export function describeWaitingReplies(name: string, open: Open<WaitingReplies>): void {
  describe(`§4 WaitingReplies: ${name}`, () => {
    const fresh = freshly(open);

    it('finds what waits for a Message-ID or a conversation, each once and as it was kept', async () => {
      const waiting = await fresh();
      const first = reply('k1', { inReplyTo: ' <q1@x> ', references: ['<q0@x>', '<q1@x>'] });
      const long = `<${'long'.repeat(100)}@x>`;
      await waiting.add([first, reply('k2', { conversationIndex: answerIndex }), reply('k3', { references: [long] })]);
      const header = conversationHeader(answerIndex) ?? '';
      expect(await waiting.findAwaiting({ ...none, messageIds: ['<q0@x>', '<q1@x>'] }, 10)).toEqual({
        replies: [first],
      });
      expect(itemKeys((await waiting.findAwaiting({ ...none, conversations: [header] }, 10)).replies)).toEqual(['k2']);
      expect(itemKeys((await waiting.findAwaiting({ ...none, messageIds: [long] }, 10)).replies)).toEqual(['k3']);
      expect(await waiting.findAwaiting({ ...none, messageIds: [header] }, 10)).toEqual({ replies: [] });
      expect(await waiting.findAwaiting(none, 10)).toEqual({ replies: [] });
    });

    it('finds all of many page by page', async () => {
      const waiting = await fresh();
      const keys = Array.from({ length: 25 }, (_, n) => `k${n}`);
      await waiting.add(keys.map((key, n) => reply(key, { references: ['<q@x>', n % 2 === 0 ? '<p@x>' : '<o@x>'] })));
      const found: PresentObservation[] = [];
      let pages = 0;
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await waiting.findAwaiting({ ...none, messageIds: ['<q@x>', '<p@x>'] }, 10, after);
        found.push(...page.replies);
        after = page.next;
        pages += 1;
      }
      expect(itemKeys(found)).toEqual(keys.toSorted());
      expect(pages).toBe(3);
      const first = await waiting.list(20);
      const second = await waiting.list(20, first.next);
      expect(itemKeys([...first.replies, ...second.replies])).toEqual(keys.toSorted());
      expect(second.next).toBeUndefined();
    });

    it('keeps of an item what was added last, and tells mailboxes apart', async () => {
      const waiting = await fresh();
      const later = reply('k1', { inReplyTo: '<q2@x>' }, 5);
      await waiting.add([reply('k1', { inReplyTo: '<q1@x>' }), reply('k1', { inReplyTo: '<q1@x>' }, 0, 'm-omar')]);
      await waiting.add([later]);
      const items = [later, { mailboxId: 'm-nobody', itemKey: 'k1' }, { mailboxId: 'm-erin', itemKey: 'k9' }];
      expect(await waiting.findMany(items)).toEqual([later]);
      const awaiting = async (messageId: string) =>
        (await waiting.findAwaiting({ ...none, messageIds: [messageId] }, 10)).replies.map(
          ({ mailboxId }) => mailboxId,
        );
      expect(await awaiting('<q1@x>')).toEqual(['m-omar']);
      expect(await awaiting('<q2@x>')).toEqual(['m-erin']);
    });

    it('forgets what is removed, and what was observed too long ago', async () => {
      const waiting = await fresh();
      const of = { inReplyTo: '<q@x>' };
      await waiting.add(['k0', 'k1', 'k2', 'k3', 'k4'].map((key, n) => reply(key, of, n)));
      await waiting.remove([reply('k4', of), reply('k9', of)]);
      await waiting.remove([]);
      expect(await waiting.removeBefore(at(3), 2)).toBe(2);
      expect(await waiting.removeBefore(at(3), 2)).toBe(1);
      expect(await waiting.removeBefore(at(3), 2)).toBe(0);
      const left = await waiting.findAwaiting({ ...none, messageIds: ['<q@x>'] }, 10);
      expect(itemKeys(left.replies)).toEqual(['k3']);
    });
  });
}
