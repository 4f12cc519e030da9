/** Words that name a machine, wherever they stand at the beginning or end of the local part. */
const silent = [
  'noreply',
  'noreplies',
  'donotreply',
  'dontreply',
  'neverreply',
  'nichtantworten',
  'nepasrepondre',
  'noresponder',
  'nonrispondere',
];
/** Those of which the local part, or what is before its first separator, consists. */
const machines: ReadonlySet<string> = new Set(
  (
    'mailer-daemon mailerdaemon postmaster bounce bounces daemon listserv majordomo autoreply auto-reply autoresponder ' +
    'notification notifications notify alert alerts automated automailer unsubscribe'
  ).split(' '),
);

/** Whether nobody reads what is sent there, going by the local part: `no-reply`, bounces, notifications. */
export function isImpersonalAddress(address: string): boolean {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
  const [untagged = ''] = local.split(/[+=]/u, 1);
  const letters = untagged.replaceAll(/[^a-z]/gu, '');
  return (
    machines.has(untagged) ||
    machines.has(untagged.split(/[._-]/u, 1)[0] ?? '') ||
    silent.some((word) => letters.startsWith(word) || letters.endsWith(word))
  );
}
