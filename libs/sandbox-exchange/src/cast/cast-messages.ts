import { adventureWorksLetters } from './adventure-works-letters';
import { Correspondence } from './correspondence';
import { everydayLetters } from './everyday-letters';
import { fabrikamLetters } from './fabrikam-letters';
import type { Letter } from './letter';
import { writeLetter } from './letter-eml';
import { salesLetters } from './sales-letters';
import { serviceLetters } from './service-letters';

export interface CastMessage {
  readonly mailbox: string;
  readonly folderPath: string;
  /** RFC 5322 source in ASCII, lines ended by CR LF. */
  readonly eml: string;
  readonly receivedAt: Date;
  readonly isRead: boolean;
  readonly isDraft: boolean;
}

const letters: readonly Letter[] = [
  ...fabrikamLetters,
  ...adventureWorksLetters,
  ...serviceLetters,
  ...salesLetters,
  ...everydayLetters,
];

const ownFolders = new Set(['Sent Items', 'Drafts']);

/** The mail of all mailboxes, oldest first. Ids and texts are the same each time; dates lie in the weeks before `now`. */
export function castMessages(now: Date): readonly CastMessage[] {
  const correspondence = new Correspondence(letters, now);
  return letters
    .flatMap((letter) => messagesOf(letter, correspondence))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

function messagesOf(letter: Letter, correspondence: Correspondence): readonly CastMessage[] {
  const eml = writeLetter(letter, correspondence);
  const sentAt = correspondence.sentAt(letter).getTime();
  return Object.entries(letter.in).map(([mailbox, folderPath]) => {
    const isOwn = ownFolders.has(folderPath);
    return {
      mailbox: `${mailbox}@contoso.example`,
      folderPath,
      eml,
      receivedAt: new Date(isOwn ? sentAt : sentAt + 3000),
      isRead: isOwn || letter.unread !== true,
      isDraft: letter.isDraft === true,
    };
  });
}
