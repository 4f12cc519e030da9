export const mailboxStates = ['enabled', 'pending', 'disabled'] as const;
export const mailboxKinds = ['user', 'shared', 'queue'] as const;
/** How a mailbox stands, whatever was decided about it. */
export const mailboxStandings = ['failing', 'stopped', 'throttled', 'missing-mail', 'never-compared'] as const;
