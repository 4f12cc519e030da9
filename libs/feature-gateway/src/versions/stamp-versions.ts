import {
  fieldChanges,
  optionFields,
  settingsFields,
  teamFields,
  type Fields,
  type FolderRule,
  type OrganizationSettings,
  type Published,
  type Team,
} from '@foldwatch/domain';
import type { KeptVersion, MailboxConfig } from '@foldwatch/ports';
import { ofMailbox, ofOrganization, ofRule, ofTeam } from './version-scopes';

/** Who publishes, when, and what is said about it. */
export type Stamp = Omit<Published, 'number'>;

/** What was there before versions were kept. */
const unstamped = (at: string, number = 0): Published => ({ number, by: 'unknown', at });

const isSame = (before: Fields, after: Fields): boolean => fieldChanges(before, after).length === 0;

const next = (published: Published | undefined, stamp: Stamp): Published => ({
  number: (published?.number ?? 0) + 1,
  ...stamp,
});

/** The mailbox's configuration, in which whatever differs from before is a version of its own. */
export function stampedMailbox(before: MailboxConfig, after: MailboxConfig, stamp: Stamp): MailboxConfig {
  const isUnchanged = isSame(optionFields(before), optionFields(after));
  const published = isUnchanged ? before.published : next(before.published, stamp);
  const rules = after.rules.map((rule) => stampedRule(before, rule, stamp));
  return { ...after, ...(published !== undefined && { published }), rules };
}

function stampedRule({ rules }: MailboxConfig, rule: FolderRule, stamp: Stamp): FolderRule {
  const isKnown = rules.some(({ id, version }) => id === rule.id && version === rule.version);
  return isKnown ? rule : { ...rule, published: { number: rule.version, ...stamp } };
}

/** The settings, in which whatever differs from before is a version of its own: those of the organization, and each team. */
export function stampedSettings(
  before: OrganizationSettings,
  after: OrganizationSettings,
  stamp: Stamp,
): OrganizationSettings {
  const isUnchanged = isSame(settingsFields(before), settingsFields(after));
  const published = isUnchanged ? before.published : next(before.published, stamp);
  const teams = after.teams?.map((team) => stampedTeam(before, team, stamp));
  return { ...after, ...(published !== undefined && { published }), ...(teams !== undefined && { teams }) };
}

function stampedTeam({ teams = [] }: OrganizationSettings, team: Team, stamp: Stamp): Team {
  const known = teams.find(({ id }) => id === team.id);
  if (known !== undefined && isSame(teamFields(known), teamFields(team))) return team;
  return { ...team, published: next((known ?? team).published, stamp) };
}

/** What a mailbox's configuration consists of now, each as the version that it is. */
export const versionsOfMailbox = ({
  mailbox,
  options,
  exclusions = [],
  published,
  rules,
}: MailboxConfig): readonly KeptVersion[] => [
  {
    scope: ofMailbox(mailbox.id).scope,
    ...(published ?? unstamped(mailbox.createdAt)),
    content: { kind: 'mailbox', options, exclusions },
  },
  ...rules.map((rule): KeptVersion => ({
    scope: ofRule(mailbox.id, rule.id).scope,
    ...(rule.published ?? unstamped(rule.effectiveFrom, rule.version)),
    content: { kind: 'folder-rule', rule },
  })),
];

export function versionsOfOrganization(organization: OrganizationSettings): readonly KeptVersion[] {
  const { teams = [], published, readRights: _rights, ...settings } = organization;
  return [
    { scope: ofOrganization.scope, ...(published ?? unstamped('')), content: { kind: 'organization', settings } },
    ...teams.map((team): KeptVersion => ({
      scope: ofTeam(team.id).scope,
      ...(team.published ?? unstamped(team.createdAt)),
      content: { kind: 'team', team },
    })),
  ];
}

const key = ({ scope, number }: KeptVersion): string => `${scope}\t${number}`;

export interface Succession {
  /** Those that are current no longer. */
  readonly retired: readonly KeptVersion[];
  /** Those that are now; of what was removed, that it was. */
  readonly published: readonly KeptVersion[];
}

export function succession(before: readonly KeptVersion[], after: readonly KeptVersion[], stamp: Stamp): Succession {
  const [known, current] = [new Set(before.map(key)), new Set(after.map(key))];
  const scopes = new Set(after.map(({ scope }) => scope));
  const removed = before
    .filter(({ scope }) => !scopes.has(scope))
    .map(({ scope, number }): KeptVersion => ({ scope, number: number + 1, ...stamp, content: { kind: 'removed' } }));
  return {
    retired: before.filter((version) => !current.has(key(version))),
    published: [...after.filter((version) => !known.has(key(version))), ...removed],
  };
}
