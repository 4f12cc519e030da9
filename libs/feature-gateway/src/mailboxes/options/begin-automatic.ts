import type { OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';

/** From now on mail in more folders is decided upon by the track option: what lies there already is not tracked. */
export const beginningAutomatic = (config: MailboxConfig, now: string): MailboxConfig => ({
  ...config,
  mailbox: { ...config.mailbox, automaticFrom: justBefore(now) },
});

/** Whether mail is decided upon by the track option where it was not before. */
export const isAutomaticWidened = (before: OrganizationSettings, after: OrganizationSettings): boolean =>
  (before.track === 'none' && after.track !== 'none') ||
  (!before.autoTrackSubfolders && after.autoTrackSubfolders) ||
  (!before.autoTrackSentItems && after.autoTrackSentItems);

/** Just before the second in which something is: Exchange tells to the second when mail was received. */
export function justBefore(moment: string): string {
  const second = Math.floor(Date.parse(moment) / 1_000);
  return new Date(second * 1_000 - 1).toISOString();
}
