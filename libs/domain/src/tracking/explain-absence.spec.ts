import { aRule, aTree } from '../../testing';
import { explainAbsence, type AbsenceFacts } from './explain-absence';
import { defaultOrganizationSettings } from '../policy/organization-settings';

const now = new Date('2026-03-31T12:00:00.000Z');
const lately = '2026-03-31T11:59:00.000Z';

const facts = (given: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  mailbox: { state: 'enabled' },
  options: { track: 'none' },
  rules: [],
  tree: aTree('f-fabrikam', 'f-other'),
  settings: defaultOrganizationSettings,
  health: { lastSeenAt: lately },
  now,
  ...given,
});

const codes = (given: Partial<AbsenceFacts>) => explainAbsence(facts(given)).map(({ code }) => code);
const always = ['folder-not-read', 'decision-forgotten'];

describe('9 why there is no decision', () => {
  it.each<{ given: string; facts: Partial<AbsenceFacts>; expected: readonly string[] }>([
    { given: 'nothing else', facts: {}, expected: always },
    {
      given: 'a pending mailbox',
      facts: { mailbox: { state: 'pending' } },
      expected: ['mailbox-not-enabled', ...always],
    },
    {
      given: 'a disabled mailbox, read lately',
      facts: { mailbox: { state: 'disabled' } },
      expected: ['mailbox-not-enabled', ...always],
    },
    { given: 'no reading yet', facts: { health: undefined }, expected: ['mailbox-never-read', ...always] },
    {
      given: 'a last reading a quarter of an hour ago',
      facts: { health: { lastSeenAt: '2026-03-31T11:45:00.000Z' } },
      expected: ['mailbox-not-read-lately', ...always],
    },
    {
      given: 'a problem',
      facts: { health: { lastSeenAt: lately, problem: { code: 'x', message: 'X.', cure: 'Y.', since: lately } } },
      expected: ['mailbox-not-read-lately', ...always],
    },
    {
      given: 'a rule that leaves out what was there',
      facts: { rules: [aRule({ existing: 'skip' })] },
      expected: ['folder-not-read', 'existing-mail-left-out', 'decision-forgotten'],
    },
    {
      given: 'automatic tracking',
      facts: { options: {}, mailbox: { state: 'enabled', automaticFrom: lately } },
      expected: ['folder-not-read', 'before-automatic-tracking', 'decision-forgotten'],
    },
    {
      given: 'an option that the organization caps to nothing',
      facts: {
        options: { track: 'all' },
        settings: { ...defaultOrganizationSettings, trackCap: 'none' },
        mailbox: { state: 'enabled', automaticFrom: lately },
      },
      expected: always,
    },
  ])('may be, with $given: $expected', ({ facts: given, expected }) => {
    expect(codes(given)).toEqual(expected);
  });

  it('names the folders that are read, from when mail in a folder counts, and how far back decisions are kept', () => {
    const rules = [
      aRule({ existing: 'skip' }),
      aRule({ id: 'r2', folderId: 'f-other', paused: true }),
      aRule({ id: 'r3', folderId: 'f-archive' }),
    ];
    const settings = { ...defaultOrganizationSettings, automaticTrackingSince: '2026-03-15T00:00:00.000Z' };
    const mailbox = { state: 'enabled', automaticFrom: '2026-03-10T00:00:00.000Z' } as const;
    expect(explainAbsence(facts({ rules, settings, mailbox, options: {} }))).toEqual([
      { code: 'folder-not-read', folderIds: ['f-fabrikam', 'f-inbox'] },
      { code: 'existing-mail-left-out', since: '2026-03-01T00:00:00.000Z', folderIds: ['f-fabrikam'] },
      { code: 'before-automatic-tracking', since: '2026-03-15T00:00:00.000Z' },
      { code: 'decision-forgotten', since: '2026-03-01T12:00:00.000Z' },
    ]);
  });
});
