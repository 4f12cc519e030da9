import { wholeOrganization, type MailboxJob, type MailboxJobs } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const job = (id: string, mailboxId: string, seconds: number, parts: Partial<MailboxJob> = {}): MailboxJob => ({
  id,
  mailboxId,
  request: { kind: 'sync' },
  createdAt: at(seconds),
  ...parts,
});

/** What every `MailboxJobs` promises. */
export function describeMailboxJobs(name: string, open: Open<MailboxJobs>): void {
  describe(`MailboxJobs: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps a job until it is finished, once', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', 'm1', 1));
      await jobs.add(job('a', 'm1', 1));
      expect(await jobs.findOpen(['m1'])).toEqual([job('a', 'm1', 1)]);
      await jobs.finish('a', { kind: 'done' }, at(5));
      expect(await jobs.findOpen(['m1'])).toEqual([]);
      expect(await jobs.find('a')).toEqual({ ...job('a', 'm1', 1), result: { kind: 'done' }, finishedAt: at(5) });
    });

    it('keeps the first result', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', 'm1', 1));
      await jobs.finish('a', { kind: 'done' }, at(5));
      await jobs.finish('a', { kind: 'failed', code: 'late', message: 'Too late.' }, at(6));
      await jobs.finish('nobody', { kind: 'done' }, at(6));
      expect((await jobs.find('a'))?.result).toEqual({ kind: 'done' });
      expect(await jobs.find('nobody')).toBeUndefined();
    });

    it('does not open a finished job again when it is added again', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', 'm1', 1));
      await jobs.finish('a', { kind: 'done' }, at(5));
      await jobs.add(job('a', 'm1', 1));
      expect(await jobs.findOpen(['m1'])).toEqual([]);
    });

    it('finds open jobs of the given mailboxes, oldest first', async () => {
      const jobs = await fresh();
      await jobs.add(job('late', 'm1', 3));
      await jobs.add(job('middle', 'm2', 2));
      await jobs.add(job('early', 'm1', 1));
      await jobs.add(job('foreign', 'm3', 0));
      expect((await jobs.findOpen(['m1', 'm2', 'm1'])).map(({ id }) => id)).toEqual(['early', 'middle', 'late']);
    });

    it('remembers how far a job is, for one of those who go on with it', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', 'm1', 1));
      const first = { revision: 1, at: at(2), done: 10, cursor: 'c1' };
      const second = { revision: 2, at: at(3), done: 20, reachedAt: at(1) };
      expect(await jobs.advance('a', second)).toBe('lost');
      expect(await jobs.advance('a', first)).toBe('saved');
      expect(await jobs.advance('a', { ...first, done: 11 })).toBe('lost');
      expect(await jobs.advance('a', second)).toBe('saved');
      expect(await jobs.findOpen(['m1'])).toEqual([{ ...job('a', 'm1', 1), progress: second }]);
      expect(await jobs.advance('nobody', first)).toBe('lost');
    });

    it('keeps the progress of a job that was stopped, and lets nobody go on with it', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', 'm1', 1));
      await jobs.advance('a', { revision: 1, at: at(2), done: 10 });
      await jobs.finish('a', { kind: 'stopped' }, at(3));
      expect(await jobs.advance('a', { revision: 2, at: at(4), done: 20 })).toBe('lost');
      expect(await jobs.find('a')).toMatchObject({ result: { kind: 'stopped' }, progress: { done: 10 } });
    });

    it('keeps jobs of the whole organization apart from those of mailboxes', async () => {
      const jobs = await fresh();
      const request = { kind: 'republish', of: { since: at(0) } } as const;
      await jobs.add(job('a', wholeOrganization, 1, { request }));
      await jobs.add(job('b', 'm1', 1));
      expect((await jobs.findOpen([wholeOrganization])).map(({ id }) => id)).toEqual(['a']);
      expect((await jobs.findOpen(['m1'])).map(({ id }) => id)).toEqual(['b']);
    });

    it('finds the newest finished job of a kind', async () => {
      const jobs = await fresh();
      const request = { kind: 'completeness' } as const;
      for (const [id, seconds] of Object.entries({ first: 1, second: 2, open: 3 })) {
        await jobs.add(job(id, 'm1', seconds, { request }));
      }
      await jobs.add(job('sync', 'm1', 9));
      await jobs.finish('second', { kind: 'completeness', folders: [] }, at(10));
      await jobs.finish('first', { kind: 'completeness', folders: [] }, at(20));
      await jobs.finish('sync', { kind: 'done' }, at(30));
      expect((await jobs.findLatest('m1', 'completeness'))?.id).toBe('first');
      expect(await jobs.findLatest('m2', 'completeness')).toBeUndefined();
      expect(await jobs.findLatest('m1', 'read-folders')).toBeUndefined();
    });

    it('lists those of a kind, the newest first, page by page', async () => {
      const jobs = await fresh();
      const request = { kind: 'erase', subjects: ['h1'], dryRun: false, by: 'admin' } as const;
      for (const n of [1, 2, 3]) await jobs.add(job(`e${n}`, wholeOrganization, n, { request }));
      await jobs.add(job('other', wholeOrganization, 9, { request: { kind: 'republish', of: { since: at(0) } } }));
      await jobs.finish('e2', { kind: 'erased', counts: { activities: 2 }, holding: [] }, at(20));
      const filter = { mailboxId: wholeOrganization, kind: 'erase', limit: 2 } as const;
      const first = await jobs.list(filter);
      expect(first.jobs.map(({ id }) => id)).toEqual(['e3', 'e2']);
      expect(first.jobs[1]?.result).toMatchObject({ counts: { activities: 2 } });
      const { nextCursor: cursor = '' } = first;
      expect((await jobs.list({ ...filter, cursor })).jobs.map(({ id }) => id)).toEqual(['e1']);
      expect((await jobs.list({ ...filter, mailboxId: 'm1' })).jobs).toEqual([]);
    });

    it('keeps what a job in several steps has done by kind', async () => {
      const jobs = await fresh();
      await jobs.add(job('a', wholeOrganization, 1));
      const progress = { revision: 1, at: at(2), done: 3, step: 'records', counts: { records: 1, contents: 2 } };
      expect(await jobs.advance('a', progress)).toBe('saved');
      expect((await jobs.find('a'))?.progress).toEqual(progress);
    });
  });
}
