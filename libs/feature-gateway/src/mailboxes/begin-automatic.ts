import type { MailboxConfig } from '@foldwatch/ports';

/** From now on mail in more folders is decided upon by the track option: what lies there already is not tracked. */
export const beginningAutomatic = (config: MailboxConfig, now: string): MailboxConfig => ({
  ...config,
  mailbox: { ...config.mailbox, automaticFrom: justBefore(now) },
});

/** Just before the second in which something is: Exchange tells to the second when mail was received. */
export function justBefore(moment: string): string {
  const second = Math.floor(Date.parse(moment) / 1_000);
  return new Date(second * 1_000 - 1).toISOString();
}
