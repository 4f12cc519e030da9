import {
  effectiveSettings,
  organizationExclusions,
  type Configured,
  type OrganizationSettings,
  type PolicyValues,
} from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';

/** Those by which other mail may be tracked. */
const ofTracking = [
  'track',
  'autoTrackSubfolders',
  'autoTrackSentItems',
  'leaveOutInternalSideThreads',
  'smartMatching',
  'ambiguousSender',
] as const satisfies readonly (keyof PolicyValues)[];

const isOfTracking = (name: keyof PolicyValues): boolean => ofTracking.some((one) => one === name);
const said = (values: Partial<PolicyValues>): readonly unknown[] => ofTracking.map((name) => values[name] ?? null);

const isSame = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

/** What organization and teams say about what is tracked. */
const policyOf = (settings: OrganizationSettings): readonly unknown[] => [
  said(settings),
  settings.trackCap,
  settings.eligibleFolders,
  settings.internalDomains,
  settings.locks.filter(isOfTracking),
  organizationExclusions(settings),
  (settings.teams ?? []).map(({ values, locks }) => [said(values), locks.filter(isOfTracking)]),
];

/** What comes of it in one mailbox. */
function outcomeOf({ settings: organization, mailbox: config }: Configured<MailboxConfig>): readonly unknown[] {
  const { mailbox, options, exclusions = [], rules } = config;
  const settings = effectiveSettings({ organization, teamId: mailbox.teamId, options });
  return [
    said(settings),
    settings.eligibleFolders,
    settings.internalDomains,
    organizationExclusions(organization),
    exclusions,
    rules.map(({ folderId, action, includeSubfolders, paused, regarding }) => [
      [folderId, action, includeSubfolders, paused],
      [regarding?.table, regarding?.id],
    ]),
  ];
}

export const isTrackingPolicyAlike = (before: OrganizationSettings, after: OrganizationSettings): boolean =>
  isSame(policyOf(before), policyOf(after));

export const isTrackedAlike = (before: Configured<MailboxConfig>, after: Configured<MailboxConfig>): boolean =>
  isSame(outcomeOf(before), outcomeOf(after));
