import { automaticFolders } from './automatic-folders';
import type { FolderRule } from '../folder-rule';
import type { FolderTree } from '../folder-tree';
import { governedFolders } from './governed-folders';
import type { FolderId } from '../ids';
import type { Mailbox, MailboxHealth, MailboxOptions } from '../mailbox';
import type { OrganizationSettings } from '../policy/organization-settings';
import { reasons } from '../reason-codes';
import { effectiveSettings } from '../policy/policy';

/** Why there may be no decision about a message at all. A public contract like the reason codes, in the order of likelihood. */
export const absences = {
  'mailbox-not-enabled': reasons['mailbox-not-enabled'],
  'mailbox-never-read': {
    sentence: 'The mailbox is enabled, but was not read yet.',
    remedy:
      'Wait some minutes, or ask for it to be read now; if that does not help, look at what the mailbox’s health says.',
  },
  'mailbox-not-read-lately': {
    sentence: 'The mailbox was not read lately: what came since was not seen yet.',
    remedy: 'Do what the mailbox’s health says; nothing in between is lost.',
  },
  'folder-not-read': {
    sentence: 'The message never rested in one of the folders that are read.',
    remedy: 'Move it to a tracked folder, or add a rule for the folder in which it is.',
  },
  'existing-mail-left-out': {
    sentence: 'The message was in the folder before its rule was made, and the rule leaves out what was there.',
    remedy: 'Move it out of the folder and in again to track it.',
  },
  'before-automatic-tracking': {
    sentence: 'The message lay outside tracked folders before mail there was decided upon.',
    remedy: 'Move it to a tracked folder to track it.',
  },
  'decision-forgotten': {
    sentence: 'The decision was made longer ago than the organization keeps decisions.',
    remedy: 'Look for the message among the activities; if it is tracked it is there.',
  },
} as const satisfies Readonly<Record<string, { readonly sentence: string; readonly remedy: string }>>;

export type AbsenceCode = keyof typeof absences;

export interface AbsenceFacts {
  readonly mailbox: Pick<Mailbox, 'state' | 'automaticFrom' | 'teamId'>;
  readonly options: MailboxOptions;
  readonly rules: readonly FolderRule[];
  readonly tree: FolderTree;
  readonly settings: OrganizationSettings;
  readonly health: Pick<MailboxHealth, 'lastSeenAt' | 'problem'> | undefined;
  readonly now: Date;
}

/** A possible cause, with the moment and the folders that it is about. */
export interface AbsenceCause {
  readonly code: AbsenceCode;
  readonly since?: string;
  readonly folderIds?: readonly FolderId[];
}

/** Every enabled mailbox is read at least so often. */
const longestPauseMs = 12 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** Every cause for which a message of the mailbox may never have been decided upon, the likeliest first. */
export function explainAbsence(given: AbsenceFacts): readonly AbsenceCause[] {
  const { mailbox, options, now } = given;
  const settings = effectiveSettings({ organization: given.settings, teamId: mailbox.teamId, options });
  const facts = { ...given, settings };
  const keptSince = new Date(now.getTime() - settings.decisionRetentionDays * dayMs).toISOString();
  return [
    ...ofReading(facts),
    { code: 'folder-not-read', folderIds: [...readFolders(facts)] },
    ...ofExistingMail(facts),
    { code: 'decision-forgotten', since: keptSince },
  ];
}

function ofReading({ mailbox, health, now }: AbsenceFacts): readonly AbsenceCause[] {
  if (mailbox.state !== 'enabled') return [{ code: 'mailbox-not-enabled' }];
  const since = health?.lastSeenAt;
  if (since === undefined) return [{ code: 'mailbox-never-read' }];
  const isLate = health?.problem !== undefined || Date.parse(since) < now.getTime() - longestPauseMs;
  return isLate ? [{ code: 'mailbox-not-read-lately', since }] : [];
}

/** Those of running rules that track, and those of automatic tracking. */
function readFolders({ rules, tree, settings }: AbsenceFacts): ReadonlySet<FolderId> {
  const governed = [...governedFolders(tree, rules, settings.eligibleFolders)];
  const tracked = governed.flatMap(([id, { rule, isEligible }]) =>
    isEligible && rule?.action === 'track' && !rule.paused ? [id] : [],
  );
  return new Set([...tracked, ...(isAutomatic(settings) ? automaticFolders(tree, rules, settings) : [])]);
}

function ofExistingMail({ rules, mailbox, settings }: AbsenceFacts): readonly AbsenceCause[] {
  const leaving = rules.filter(({ action, existing }) => action === 'track' && existing === 'skip');
  const since = [mailbox.automaticFrom, settings.automaticTrackingSince]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  return [
    ...leaving.map(({ folderId, effectiveFrom }): AbsenceCause => ({
      code: 'existing-mail-left-out',
      since: effectiveFrom,
      folderIds: [folderId],
    })),
    ...(isAutomatic(settings) && since !== undefined ? [{ code: 'before-automatic-tracking' as const, since }] : []),
  ];
}

const isAutomatic = ({ track }: AbsenceFacts['settings']): boolean => track !== 'none';
