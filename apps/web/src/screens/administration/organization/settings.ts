import type { View } from '../../../api/client';

export type Settings = View<'OrganizationView'>;
export type SettingName = Exclude<keyof Settings, 'automaticTrackingSince'>;

/** How each setting is edited, under the heading under which one looks for it. */
export const settingGroups = [
  {
    group: 'folders',
    settings: [
      { name: 'eligibleFolders', choices: ['inbox', 'all'] },
      { name: 'maxFolderRules', min: 1, max: 1_000_000 },
      { name: 'regardingPolicy', choices: ['manual-wins', 'folder-wins'] },
      { name: 'onMoveOut', choices: ['keep', 'untrack'] },
      { name: 'onDelete', choices: ['keep', 'untrack'] },
      { name: 'categoryName', isText: true },
      { name: 'untrackOnCategoryRemoved', isSwitch: true },
    ],
  },
  {
    group: 'automatic',
    settings: [
      { name: 'track', choices: ['all', 'email-enabled', 'known-senders', 'replies', 'none'] },
      { name: 'trackCap', choices: ['all', 'email-enabled', 'known-senders', 'replies', 'none'] },
      { name: 'autoTrackSubfolders', isSwitch: true },
      { name: 'autoTrackSentItems', isSwitch: true },
      { name: 'leaveOutInternalSideThreads', isSwitch: true },
      { name: 'smartMatching', isSwitch: true },
      { name: 'trackingTokenPrefix', isText: true },
    ],
  },
  {
    group: 'records',
    settings: [
      { name: 'create', choices: ['none', 'contact', 'lead'] },
      { name: 'createMode', choices: ['create', 'suggest'] },
      { name: 'createCap', several: ['contact', 'lead'] },
      { name: 'ambiguousSender', choices: ['first', 'unresolved'] },
      { name: 'accountByDomain', isSwitch: true },
      { name: 'regardingTables', isList: true },
      { name: 'internalDomains', isList: true },
    ],
  },
  {
    group: 'content',
    settings: [
      { name: 'maxAttachmentBytes', min: 0, max: 1_073_741_824 },
      { name: 'blockedAttachmentTypes', isList: true },
      { name: 'decisionRetentionDays', min: 1, max: 3_650 },
      { name: 'activityRetentionDays', min: 0, max: 36_500 },
      { name: 'publishDecisions', isSwitch: true },
    ],
  },
  {
    group: 'rights',
    settings: [
      { name: 'approvalLimit', min: 0, max: 1_000_000_000 },
      {
        name: 'locks',
        several: [
          'track',
          'create',
          'createMode',
          'onMoveOut',
          'onDelete',
          'regardingPolicy',
          'autoTrackSubfolders',
          'autoTrackSentItems',
          'leaveOutInternalSideThreads',
          'smartMatching',
          'ambiguousSender',
          'untrackOnCategoryRemoved',
          'accountByDomain',
        ],
      },
    ],
  },
] as const satisfies readonly { readonly group: string; readonly settings: readonly Editing[] }[];

export type SettingGroup = (typeof settingGroups)[number];

export type Editing = { readonly name: SettingName } & (
  | { readonly choices: readonly string[] }
  | { readonly several: readonly string[] }
  | { readonly min: number; readonly max: number }
  | { readonly isText: true }
  | { readonly isSwitch: true }
  | { readonly isList: true }
);

/** The settings whose change makes something be deleted by age. */
export const retentions: readonly SettingName[] = ['decisionRetentionDays', 'activityRetentionDays'];

/** What a draft says otherwise than what is in effect. */
export const changesOf = (saved: Settings, draft: Settings): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => !isSame(value, Object.entries(saved).find(([n]) => n === name)?.[1]),
    ),
  );

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
