import { aRule } from '../../testing';
import { defaultOrganizationSettings } from './organization-settings';
import { applyChanges, type ProposedChanges } from './proposed-changes';

const exclusion = (id: string) =>
  ({ id, kind: 'bulk', effect: 'skip', where: [], createdAt: '2026-03-01T00:00:00.000Z' }) as const;

const configured = {
  settings: {
    ...defaultOrganizationSettings,
    exclusions: [exclusion('x1')],
    teams: [{ id: 't', name: 'Sales', values: { track: 'none' }, locks: [], createdAt: '2026-03-01T00:00:00.000Z' }],
  },
  mailbox: {
    id: 'erin',
    mailbox: { teamId: 't' },
    options: { track: 'all' },
    exclusions: [],
    rules: [aRule({ id: 'r1' }), aRule({ id: 'r2' })],
  },
} as const;

describe('applyChanges', () => {
  it.each<{ given: string; changes: ProposedChanges; expected: object }>([
    { given: 'nothing', changes: {}, expected: {} },
    {
      given: 'a setting, leaving the others',
      changes: { organization: { onDelete: 'untrack' } },
      expected: { settings: { ...configured.settings, onDelete: 'untrack' } },
    },
    {
      given: 'the exclusions of both',
      changes: { organizationExclusions: [], exclusions: [exclusion('x2')] },
      expected: {
        settings: { ...configured.settings, exclusions: [] },
        mailbox: { ...configured.mailbox, exclusions: [exclusion('x2')] },
      },
    },
    {
      given: 'a team',
      changes: { team: { id: 't', locks: ['track'] } },
      expected: {
        settings: { ...configured.settings, teams: [{ ...configured.settings.teams[0], locks: ['track'] }] },
      },
    },
    {
      given: 'the teams, by one that goes',
      changes: { removedTeamId: 't' },
      expected: { settings: { ...configured.settings, teams: [] } },
    },
    {
      given: 'the team of the mailbox',
      changes: { teamId: 'u' },
      expected: { mailbox: { ...configured.mailbox, mailbox: { teamId: 'u' } } },
    },
    {
      given: 'the team of the mailbox to none',
      changes: { teamId: null },
      expected: { mailbox: { ...configured.mailbox, mailbox: {} } },
    },
    {
      given: 'all options at once',
      changes: { options: { create: 'lead' } },
      expected: { mailbox: { ...configured.mailbox, options: { create: 'lead' } } },
    },
    {
      given: 'rules: one in its place, one gone, one added',
      changes: {
        folderRules: [aRule({ id: 'r2', paused: true }), aRule({ id: 'r3' })],
        removedFolderRules: ['r1'],
      },
      expected: {
        mailbox: { ...configured.mailbox, rules: [aRule({ id: 'r2', paused: true }), aRule({ id: 'r3' })] },
      },
    },
  ])('changes $given', ({ changes, expected }) => {
    expect(applyChanges(configured, changes)).toEqual({ ...configured, ...expected });
  });
});
