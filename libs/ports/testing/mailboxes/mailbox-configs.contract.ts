import { defaultOrganizationSettings } from '@foldwatch/domain';
import {
  InvalidCursor,
  type MailboxConfig,
  type MailboxConfigs,
  type MailboxFilter,
  type OrganizationConfigs,
} from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

interface Configs {
  readonly mailboxes: MailboxConfigs;
  readonly organization: OrganizationConfigs;
}

const config = (id: string, version = 1, emailAddress = `${id}@contoso.example`): MailboxConfig => ({
  mailbox: { id, emailAddress, kind: 'user', state: 'pending', version, createdAt: at(0) },
  options: { track: 'none' },
  rules: [],
});

/** What every `MailboxConfigs` and `OrganizationConfigs` promise together. */
export function describeMailboxConfigs(name: string, open: Open<Configs>): void {
  describe(`MailboxConfigs: ${name}`, () => {
    const fresh = freshly(open);

    it('gives back what was saved, by id and by address', async () => {
      const { mailboxes } = await fresh();
      expect(await mailboxes.replace(config('erin'))).toBe('saved');
      expect([...(await mailboxes.findMany(['erin', 'nobody']))]).toEqual([['erin', config('erin')]]);
      expect(await mailboxes.findByAddress('erin@contoso.example')).toEqual(config('erin'));
      expect(await mailboxes.findByAddress('nobody@contoso.example')).toBeUndefined();
    });

    it.each<{ given: string; versions: readonly number[]; expected: readonly string[] }>([
      { given: 'one version after the other', versions: [1, 2, 3], expected: ['saved', 'saved', 'saved'] },
      { given: 'the same version twice', versions: [1, 1], expected: ['saved', 'lost'] },
      { given: 'a skipped version', versions: [1, 3], expected: ['saved', 'lost'] },
      { given: 'a later version of a new one', versions: [2], expected: ['lost'] },
    ])('decides by version: $given', async ({ versions, expected }) => {
      const { mailboxes } = await fresh();
      const results: string[] = [];
      for (const version of versions) results.push(await mailboxes.replace(config('erin', version)));
      expect(results).toEqual(expected);
    });

    it('gives an address to one mailbox alone, and frees it again', async () => {
      const { mailboxes } = await fresh();
      await mailboxes.replace(config('erin'));
      expect(await mailboxes.replace(config('other', 1, 'erin@contoso.example'))).toBe('lost');
      await mailboxes.replace(config('erin', 2, 'erin.smith@contoso.example'));
      expect(await mailboxes.replace(config('other', 1, 'erin@contoso.example'))).toBe('saved');
    });

    it.each<{ given: string; filter: Omit<MailboxFilter, 'limit'>; expected: readonly string[] }>([
      { given: 'nothing', filter: {}, expected: ['ann', 'anton', 'bea', 'carl'] },
      { given: 'nothing, from the end', filter: { descending: true }, expected: ['carl', 'bea', 'anton', 'ann'] },
      { given: 'a beginning', filter: { q: 'an' }, expected: ['ann', 'anton'] },
      { given: 'a state', filter: { state: 'enabled' }, expected: ['anton', 'carl'] },
      { given: 'both, from the end', filter: { q: 'a', state: 'pending', descending: true }, expected: ['ann'] },
      { given: 'what nobody has', filter: { q: '%' }, expected: [] },
    ])('searches by $given, a page at a time', async ({ filter, expected }) => {
      const { mailboxes } = await fresh();
      for (const id of ['carl', 'ann', 'bea', 'anton']) {
        const plain = config(id);
        const state = id === 'anton' || id === 'carl' ? 'enabled' : 'pending';
        await mailboxes.replace({ ...plain, mailbox: { ...plain.mailbox, state } });
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await mailboxes.search({ ...filter, limit: 1, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.configs.map(({ mailbox }) => mailbox.id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(expected);
      expect(await mailboxes.countByState()).toEqual({ pending: 2, enabled: 2, disabled: 0 });
      await expect(mailboxes.search({ limit: 1, cursor: 'x' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('knows whose they are: their owner, and those to whom they were granted', async () => {
      const { mailboxes } = await fresh();
      const shared = (version: number, people: Partial<MailboxConfig['mailbox']>): MailboxConfig => {
        const plain = config('sales', version);
        return { ...plain, mailbox: { ...plain.mailbox, ...people } };
      };
      const own = config('erin');
      await mailboxes.replace({ ...own, mailbox: { ...own.mailbox, ownerId: 'u-erin' } });
      await mailboxes.replace(shared(1, { ownerId: 'u-omar', grantedTo: ['u-erin', 'u-omar'] }));
      expect(await mailboxes.idsOf('u-erin')).toEqual(['erin', 'sales']);
      expect(await mailboxes.idsOf('u-omar')).toEqual(['sales']);
      await mailboxes.replace(shared(2, { grantedTo: ['u-omar'] }));
      expect(await mailboxes.idsOf('u-erin')).toEqual(['erin']);
      expect(await mailboxes.idsOf('u-nobody')).toEqual([]);
    });

    it('lets one of two new mailboxes have the address', async () => {
      const { mailboxes } = await fresh();
      const both = ['one', 'two'].map((id) => mailboxes.replace(config(id, 1, 'same@contoso.example')));
      expect((await Promise.all(both)).toSorted()).toEqual(['lost', 'saved']);
    });

    it("tells the versions of mailboxes and organization; the defaults' is 0", async () => {
      const { mailboxes, organization } = await fresh();
      await mailboxes.replace(config('erin'));
      await mailboxes.replace(config('erin', 2));
      expect(await mailboxes.versions(['erin', 'nobody'])).toEqual({
        organization: 0,
        mailboxes: new Map([['erin', 2]]),
      });
      await organization.replace({ version: 1, settings: defaultOrganizationSettings });
      expect((await mailboxes.versions([])).organization).toBe(1);
    });

    it('pages through all mailboxes', async () => {
      const { mailboxes } = await fresh();
      const ids = Array.from({ length: 7 }, (_, n) => `m${n}`);
      for (const id of ids) await mailboxes.replace(config(id));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await mailboxes.list(3, cursor);
        seen.push(...page.configs.map(({ mailbox }) => mailbox.id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen.toSorted()).toEqual(ids);
    });

    it('refuses cursors that it never gave', async () => {
      const { mailboxes } = await fresh();
      await expect(mailboxes.list(3, 'e30')).rejects.toBeInstanceOf(InvalidCursor);
    });
  });

  describe(`OrganizationConfigs: ${name}`, () => {
    const fresh = freshly(open);

    it('has the defaults until something is saved', async () => {
      const { organization } = await fresh();
      expect(await organization.find()).toEqual({ version: 0, settings: defaultOrganizationSettings });
    });

    it('lets only the next version in', async () => {
      const { organization } = await fresh();
      const settings = { ...defaultOrganizationSettings, categoryName: 'CRM' };
      expect(await organization.replace({ version: 2, settings })).toBe('lost');
      expect(await organization.replace({ version: 1, settings })).toBe('saved');
      expect(await organization.replace({ version: 1, settings: defaultOrganizationSettings })).toBe('lost');
      expect(await organization.find()).toEqual({ version: 1, settings });
    });
  });
}
