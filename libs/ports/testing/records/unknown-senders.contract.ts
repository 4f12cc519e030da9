import type { RecordDraft, Sighting } from '@foldwatch/domain';
import { wholeOrganization, type UnknownSenders } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from '../activities/sample-activity';

const anna = 'anna@fabrikam.example';

const sighting = (n: number, parts: Partial<RecordDraft> = {}, mailboxId = 'erin'): Sighting => ({
  draft: {
    table: 'contact',
    address: anna,
    firstName: 'Anna',
    lastName: 'Lidman',
    companyName: 'Fabrikam',
    source: { activityId: activityId(`m${n}`), mailboxId },
    ...parts,
  },
  seenAt: at(n),
});

/** What every `UnknownSenders` promises. */
export function describeUnknownSenders(name: string, open: Open<UnknownSenders>): void {
  describe(`UnknownSenders: ${name}`, () => {
    const fresh = freshly(open);

    it('suggests a sender once a mailbox, with the number of its messages and when they came', async () => {
      const desk = await fresh();
      const [first] = await desk.noteMany([sighting(1)]);
      expect(first).toMatchObject({
        mailboxId: 'erin',
        address: anna,
        lastName: 'Lidman',
        mails: 1,
        activityId: activityId('m1'),
      });
      expect(first?.id).not.toContain('anna');
      await desk.noteMany([sighting(3, { lastName: 'Changed' }), sighting(2), sighting(2, {}, 'omar')]);
      const { senders } = await desk.list({ limit: 10 });
      expect(senders.map(({ mailboxId, mails }) => `${mailboxId} ${mails}`).toSorted()).toEqual(['erin 3', 'omar 1']);
      const mine = (await desk.list({ limit: 10, mailboxIds: ['erin'] })).senders;
      expect((await desk.list({ limit: 10, mailboxIds: ['omar', 'erin'] })).senders).toHaveLength(2);
      expect((await desk.list({ limit: 10, mailboxIds: [] })).senders).toEqual([]);
      expect(mine).toMatchObject([{ id: first?.id, lastName: 'Lidman', firstSeenAt: at(1), lastSeenAt: at(3) }]);
      expect((await desk.findMany([first?.id ?? '', 'unknown'])).get(first?.id ?? '')).toEqual(mine[0]);
    });

    it('counts a message once, however often and from how many sides it is told of', async () => {
      const desk = await fresh();
      const told = Array.from({ length: 10 }, () => desk.noteMany([sighting(1), sighting(2), sighting(1)]));
      for (const noted of await Promise.all(told)) expect(noted).toHaveLength(3);
      expect((await desk.list({ limit: 10 })).senders).toMatchObject([{ mails: 2 }]);
    });

    it('never suggests again whom a mailbox or the organization put away', async () => {
      const desk = await fresh();
      const bea = 'bea@fabrikam.example';
      await desk.noteMany([
        sighting(1),
        sighting(1, {}, 'omar'),
        sighting(2, { address: bea }),
        sighting(2, { address: bea }, 'omar'),
      ]);
      await desk.putAway([
        { mailboxId: 'erin', address: anna },
        { mailboxId: wholeOrganization, address: bea },
      ]);
      await desk.putAway([{ mailboxId: 'erin', address: anna }]);
      expect((await desk.list({ limit: 10 })).senders).toMatchObject([{ mailboxId: 'omar', address: anna }]);
      expect(await desk.noteMany([sighting(5), sighting(6, { address: bea }, 'omar')])).toEqual([undefined, undefined]);
      const asked = [
        { mailboxId: 'erin', address: anna },
        { mailboxId: 'omar', address: anna },
        { mailboxId: 'sales', address: bea },
      ];
      expect(await desk.arePutAway(asked)).toEqual([true, false, true]);
      expect((await desk.list({ limit: 10 })).senders).toHaveLength(1);
    });

    it('suggests again whom somebody recalls, for the mailbox or the organization, and no other', async () => {
      const desk = await fresh();
      const [mine, everyones] = [
        { mailboxId: 'erin', address: anna },
        { mailboxId: wholeOrganization, address: 'bea@fabrikam.example' },
      ];
      await desk.putAway([mine, everyones, { mailboxId: 'omar', address: anna }]);
      await desk.recall([mine, everyones, { mailboxId: 'sales', address: anna }]);
      await desk.recall([]);
      const noted = await desk.noteMany([
        sighting(1),
        sighting(1, {}, 'omar'),
        sighting(2, { address: 'bea@fabrikam.example' }),
      ]);
      expect(noted.map((one) => one?.address)).toEqual([anna, undefined, 'bea@fabrikam.example']);
      expect(await desk.arePutAway([mine, { mailboxId: 'omar', address: anna }])).toEqual([false, true]);
    });

    it('forgets what was suggested of an address in every mailbox, and suggests it anew when it comes again', async () => {
      const desk = await fresh();
      await desk.noteMany([sighting(1), sighting(1, {}, 'omar'), sighting(2, { address: 'bea@fabrikam.example' })]);
      await desk.putAway([{ mailboxId: 'sales', address: anna }]);
      await desk.removeAddresses([anna]);
      expect((await desk.list({ limit: 10 })).senders).toMatchObject([{ address: 'bea@fabrikam.example' }]);
      expect(await desk.arePutAway([{ mailboxId: 'sales', address: anna }])).toEqual([true]);
      expect(await desk.noteMany([sighting(7)])).toMatchObject([{ mails: 1, activityId: activityId('m7') }]);
    });

    it('pages from the latest to appear without gap or repeat', async () => {
      const desk = await fresh();
      await desk.noteMany(
        Array.from({ length: 60 }, (_, n) => sighting(n % 25, { address: `p${n}@fabrikam.example` })),
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await desk.list({ limit: 7, mailboxIds: ['erin'], ...(cursor !== undefined && { cursor }) });
        seen.push(...page.senders.map(({ firstSeenAt, address }) => `${firstSeenAt} ${address}`));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(60);
      const times = seen.map((one) => one.split(' ')[0]);
      expect(times.every((time, n) => n === 0 || (time ?? '') <= (times[n - 1] ?? ''))).toBe(true);
      await expect(desk.list({ limit: 1, cursor: 'WzFd' })).rejects.toMatchObject({ code: 'invalid-cursor' });
    });
  });
}
