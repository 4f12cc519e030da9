import { erin, folder, type Terminal } from './terminal';

/** What is prepared, published and taken back, for the organization, a team or a mailbox. */
export function changeCases(terminal: () => Terminal): void {
  const json = (...args: readonly string[]) => terminal().json(...args);

  it('changes the options that are named and leaves the others', async () => {
    await terminal().typed('options', 'set', 'smartMatching=on', '--mailbox', erin);
    const { options } = await json('options', 'set', 'track=none', '--mailbox', erin);
    expect(options).toMatchObject({ track: { value: 'none' }, smartMatching: { value: true } });
    const left = await json('options', 'set', 'track=', '--mailbox', erin);
    expect(left.options.track).toMatchObject({ value: null, source: 'default' });
  });

  it('names the nearest of what it does not know', async () => {
    const { err } = await terminal().typed('options', 'set', 'smartmaching=on');
    expect(err).toContain('There is no option "smartmaching". Did you mean "smartMatching"?');
  });

  it('publishes an earlier version of the settings again', async () => {
    const before = (await json('versions', 'list')).items[0].number;
    expect((await json('options', 'set', 'maxFolderRules=30')).organization.maxFolderRules).toBe(30);
    const { version } = await json('roll-back', String(before), '--comment', 'As it was');
    expect(version).toMatchObject({ restored: before, comment: 'As it was' });
    expect((await json('options', 'show')).organization.maxFolderRules).toBe(25);
  });

  it('shows what was published of a rule, and publishes it again', async () => {
    const ofRule = ['--mailbox', erin, '--rule', folder];
    const [last, ...older] = (await json('versions', 'list', ...ofRule)).items;
    expect(older.length).toBeGreaterThan(0);
    const first = String(older.at(-1).number);
    const { version } = await json('versions', 'show', first, ...ofRule, '--against', String(last.number));
    expect(version.changes.map(({ field }: { readonly field: string }) => field)).toContain('regarding');
    expect((await json('roll-back', first, ...ofRule)).version).toMatchObject({ restored: Number(first) });
    expect((await json('roll-back', String(last.number), ...ofRule)).end).toBe(0);
    expect(await json('versions', 'list', '--rule', folder)).toMatchObject({ end: 2 });
  });

  it('adds and removes an exclusion of one mailbox', async () => {
    const args = ['exclusions', 'add', 'domain', 'news.example', '--where', 'from', '--mailbox', erin];
    const { exclusion } = await json(...args);
    expect(exclusion).toMatchObject({ kind: 'domain', effect: 'skip', where: ['from'] });
    expect((await json('exclusions', 'list', '--mailbox', erin)).items).toHaveLength(1);
    expect((await json('exclusions', 'remove', exclusion.id, '--mailbox', erin)).end).toBe(0);
  });

  it('prepares a draft, shows the difference, tries it, publishes it and rolls it back', async () => {
    const file = await terminal().file('draft.json', '{"organization":{"maxFolderRules":40}}');
    const before = (await json('versions', 'list')).items[0].number;
    const { draft } = await json('drafts', 'add', '--changes', file, '--comment', 'More rules');
    expect(draft.changes).toEqual([{ field: 'maxFolderRules', before: 25, after: 40 }]);
    expect((await terminal().typed('drafts', 'list')).out).toMatch(/organization .*More rules .*\n1 draft\.\n/);
    expect((await terminal().typed('drafts', 'show', draft.id)).out).toMatch(/maxFolderRules +25 +40\n/);
    expect((await json('simulate', '--draft', draft.id, '--mailbox', erin)).simulation.state).toBe('done');
    expect((await json('drafts', 'publish', draft.id)).end).toBe(0);
    expect((await json('options', 'show')).organization.maxFolderRules).toBe(40);
    expect((await json('roll-back', String(before))).end).toBe(0);
    expect((await json('options', 'show')).organization.maxFolderRules).toBe(25);
    expect(await json('drafts', 'show', draft.id)).toMatchObject({ end: 5 });
  });

  it('says that a draft is outdated, prepares it anew and discards it', async () => {
    const file = await terminal().file('options.json', '{"options":{"track":"replies"}}');
    const { draft } = await json('drafts', 'add', '--changes', file, '--mailbox', erin);
    await json('options', 'set', 'smartMatching=off', '--mailbox', erin);
    expect(await json('drafts', 'show', draft.id)).toMatchObject({ end: 4, draft: { outdated: true } });
    expect(await json('drafts', 'change', draft.id, '--changes', file)).toMatchObject({
      end: 0,
      draft: { outdated: false },
    });
    expect((await json('drafts', 'discard', draft.id)).end).toBe(0);
    expect((await json('drafts', 'list')).items).toEqual([]);
    await json('options', 'set', 'smartMatching=', '--mailbox', erin);
  });

  it('has the mailboxes of a team do what it says', async () => {
    const { team } = await json('teams', 'add', 'Sales', 'create=contact', 'smartMatching=on', '--locks', 'create');
    expect(team).toMatchObject({ values: { create: 'contact', smartMatching: true }, locks: ['create'] });
    await json('mailboxes', 'change', erin, '--team', 'sales');
    const { options } = await json('options', 'show', '--mailbox', erin);
    expect(options).toMatchObject({ create: { effective: 'contact', source: 'team', lockedBy: 'team' } });
    const changed = await json('teams', 'change', 'Sales', 'smartMatching=', '--locks', 'none');
    expect(changed.team).toMatchObject({ values: { create: 'contact' }, locks: [] });
    expect((await json('versions', 'list', '--team', 'Sales')).items.length).toBeGreaterThan(1);
    expect(await json('teams', 'remove', 'Sales')).toMatchObject({ end: 3 });
    expect((await json('mailboxes', 'change', erin, '--team', 'none')).mailbox.teamId).toBeNull();
    expect((await json('teams', 'remove', 'Sales')).end).toBe(0);
  });

  it('shares a mailbox with others than its owner', async () => {
    const people = await terminal().file(
      'people.csv',
      'table,id,name\nsystemuser,u-erin,Erin\nsystemuser,u-omar,Omar\n',
    );
    await json('records', 'import', people);
    expect((await json('mailboxes', 'change', erin, '--owner', 'u-erin')).mailbox.ownerId).toBe('u-erin');
    const { items } = await json('mailboxes', 'share', erin, '--with', 'u-omar');
    expect(items).toEqual([{ systemUserId: 'u-omar', name: 'Omar' }]);
    expect((await json('mailboxes', 'share', erin, '--with', 'none')).items).toEqual([]);
  });
}
