import type { AddMailboxRequest } from '@foldwatch/feature-gateway';

export const mailboxKinds = ['user', 'shared', 'queue'] as const satisfies readonly AddMailboxRequest['kind'][];

export const toKind = (text: string | undefined): AddMailboxRequest['kind'] | undefined =>
  mailboxKinds.find((kind) => kind === text);
