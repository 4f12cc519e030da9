import fc from 'fast-check';
import { aRule } from '../../testing';
import { defaultOrganizationSettings as defaults, type OrganizationSettings } from './organization-settings';
import { effectiveSettings, explainValue, foldSettingsWithin, lockedAmong, ruleSettings } from './policy';
import { maySet, policyLayers, policyNames, type PolicyName, type PolicyValues, type Team } from './policy-values';
import { trackOptions } from '../tracking/track-option';

const team = (values: Partial<PolicyValues>, locks: readonly PolicyName[] = []): Team => ({
  id: 'sales',
  name: 'Sales',
  values,
  locks,
  createdAt: '2026-03-01T00:00:00.000Z',
});

const organization = (given: Partial<OrganizationSettings>, ...teams: readonly Team[]): OrganizationSettings => ({
  ...defaults,
  ...given,
  teams,
});

interface Said {
  readonly organization?: Partial<OrganizationSettings>;
  readonly team?: Team;
  readonly options?: Partial<PolicyValues>;
  readonly rule?: Partial<PolicyValues>;
}

const explained = (name: PolicyName, { organization: given = {}, team: own, options = {}, rule }: Said): string => {
  const scope = { organization: organization(given, ...(own === undefined ? [] : [own])), teamId: 'sales', options };
  const { effective, source, isCapped, lockedBy } = explainValue(name, { ...scope, rule }, defaults);
  const locked = lockedBy === undefined ? '' : ` locked by ${lockedBy}`;
  return `${String(effective)} of ${source}${isCapped ? ' capped' : ''}${locked}`;
};

describe('effectiveSettings', () => {
  it.each<{ given: string; name: PolicyName; said: Said; expected: string }>([
    { given: 'nothing', name: 'track', said: {}, expected: 'replies of default' },
    {
      given: 'the organization',
      name: 'track',
      said: { organization: { track: 'none' } },
      expected: 'none of organization',
    },
    {
      given: 'a team over the organization',
      name: 'onDelete',
      said: { organization: { onDelete: 'untrack' }, team: team({ onDelete: 'keep' }) },
      expected: 'keep of team',
    },
    {
      given: 'a mailbox over its team',
      name: 'track',
      said: { team: team({ track: 'none' }), options: { track: 'all' } },
      expected: 'all of mailbox',
    },
    {
      given: 'a folder over its mailbox',
      name: 'onMoveOut',
      said: { options: { onMoveOut: 'untrack' }, rule: { onMoveOut: 'keep' } },
      expected: 'keep of folder',
    },
    {
      given: 'a lock of the organization over all below',
      name: 'createMode',
      said: {
        organization: { createMode: 'suggest', locks: ['createMode'] },
        team: team({ createMode: 'create' }),
        options: { createMode: 'create' },
        rule: { createMode: 'create' },
      },
      expected: 'suggest of organization locked by organization',
    },
    {
      given: 'a lock of the team over its mailboxes',
      name: 'track',
      said: { team: team({ track: 'known-senders' }, ['track']), options: { track: 'none' } },
      expected: 'known-senders of team locked by team',
    },
    {
      given: 'a lock of the team of what it leaves to the organization',
      name: 'track',
      said: { organization: { track: 'none' }, team: team({}, ['track']), options: { track: 'all' } },
      expected: 'none of organization locked by team',
    },
    {
      given: 'a cap over every layer',
      name: 'track',
      said: { organization: { trackCap: 'replies' }, team: team({ track: 'all' }, ['track']) },
      expected: 'replies of organization capped locked by team',
    },
    {
      given: 'a cap of what is created',
      name: 'create',
      said: { organization: { createCap: ['contact'] }, options: { create: 'lead' } },
      expected: 'none of organization capped',
    },
    {
      given: 'a layer that may not set the value',
      name: 'accountByDomain',
      said: { options: { accountByDomain: true } },
      expected: 'false of default',
    },
  ])('take the value of the nearest layer that may set it: $given', ({ name, said, expected }) => {
    expect(explained(name, said)).toBe(expected);
  });

  it('take nothing from a team that is no longer there', () => {
    const settings = effectiveSettings({ organization: organization({}), teamId: 'gone', options: {} });
    expect(settings).toEqual(organization({}));
  });

  it('are never wider than the cap, whatever the layers say', () => {
    const track = fc.option(fc.constantFrom(...trackOptions), { nil: undefined });
    const values = fc.tuple(track, track, fc.constantFrom(...trackOptions), fc.boolean());
    fc.assert(
      fc.property(values, ([ofTeam, ofMailbox, trackCap, isLocked]) => {
        const own = team(ofTeam === undefined ? {} : { track: ofTeam }, isLocked ? ['track'] : []);
        const options = ofMailbox === undefined ? {} : { track: ofMailbox };
        const { track: found } = effectiveSettings({
          organization: organization({ trackCap }, own),
          teamId: 'sales',
          options,
        });
        return trackOptions.indexOf(found) <= trackOptions.indexOf(trackCap);
      }),
    );
  });
});

describe('the layers', () => {
  it('may set what is set nearer, too', () => {
    for (const name of policyNames) {
      const allowed = policyLayers.map((layer) => maySet(name, layer));
      expect(allowed.toSorted((a, b) => Number(b) - Number(a))).toEqual(allowed);
    }
  });

  it('cannot set what one above them locked', () => {
    const scope = {
      organization: organization({ locks: ['onDelete'] }, team({}, ['track', 'onDelete'])),
      teamId: 'sales',
    };
    const values = { track: 'all', onDelete: 'keep', createMode: 'suggest' } as const;
    expect(lockedAmong(values, 'mailbox', scope)).toEqual([
      { name: 'track', by: 'team' },
      { name: 'onDelete', by: 'organization' },
    ]);
    expect(lockedAmong(values, 'team', scope)).toEqual([{ name: 'onDelete', by: 'organization' }]);
  });
});

it('tells the fold of rules whose folders have another onMoveOut than their mailbox', () => {
  const rules = [
    aRule({ id: 'r1', settings: { onMoveOut: 'untrack' } }),
    aRule({ id: 'r2', settings: { onMoveOut: 'keep' } }),
    aRule({ id: 'r3' }),
  ];
  const scope = { organization: organization({}), options: {} };
  const fold = foldSettingsWithin(effectiveSettings(scope), ruleSettings(scope, rules));
  expect(fold.onMoveOutByRule).toEqual([{ ruleId: 'r1', onMoveOut: 'untrack' }]);
});
