import type { AuditEntry } from '@foldwatch/ports';
import type { LookedAt } from './look-views';

type Person = AuditEntry['by'];

const acts: Readonly<Record<LookedAt, string>> = {
  content: 'opened it',
  attachment: 'opened an attachment of it',
  search: 'searched the mail of this mailbox by words',
};

/** For people who know no roles, and nothing of ids. */
export const describeLook = (by: Person, what: LookedAt): string => `${inWords(by)} ${acts[what]}.`;

function inWords({ kind, name }: Person): string {
  if (name.startsWith('key:')) return `The script ${name.slice('key:'.length)}`;
  if (name.startsWith('owner:')) return 'The owner of another mailbox';
  switch (kind) {
    case 'admin':
      return `The administrator ${name}`;
    case 'auditor':
      return `The auditor ${name}`;
    case 'user':
    case 'owner':
      return name;
    default:
      return kind;
  }
}
