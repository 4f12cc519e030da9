import { isURL } from 'class-validator';
import { toEmailAddress } from '@foldwatch/domain';
import { plainText } from '../http/path-id';
import type { FieldProblem } from '../http/refusal';
import { ewsUrlRules, mailboxKinds, type AddMailboxRequest } from '../mailboxes/mailbox-requests';

export type MailboxField = 'emailAddress' | 'kind' | 'ownerId' | 'ewsUrl';
type Values = Readonly<Partial<Record<MailboxField, string>>>;

const longestId = 200;
const longestUrl = 2_000;

interface MailboxLine {
  readonly request: AddMailboxRequest;
  /** What is wrong with it; nothing when it can be sent. */
  readonly problems: readonly FieldProblem[];
}

const isShown = (text: string): boolean => text !== '' && plainText.test(text);
const isId = (text: string): boolean => text.length <= longestId && plainText.test(text);
const isServer = (text: string): boolean => text === '' || (text.length <= longestUrl && isURL(text, ewsUrlRules));

/** What a line asks for. Without a kind it is a user's, or what the caller says. */
export function toMailboxRequest(
  { emailAddress: given = '', kind: said = '', ...more }: Values,
  otherwise: AddMailboxRequest['kind'] = 'user',
): MailboxLine {
  const { ownerId = '', ewsUrl = '' } = more;
  const emailAddress = toEmailAddress(given) ?? '';
  const kind = mailboxKinds.find((one) => one === (said === '' ? otherwise : said.toLowerCase()));
  const checks: readonly (readonly [boolean, MailboxField, string])[] = [
    [isShown(emailAddress), 'emailAddress', 'is no address'],
    [kind !== undefined, 'kind', 'must be user, shared or queue'],
    [isId(ownerId), 'ownerId', 'must be short printable text'],
    [isServer(ewsUrl), 'ewsUrl', 'is no address of a server'],
  ];
  return {
    request: {
      emailAddress,
      kind: kind ?? otherwise,
      ...(ownerId !== '' && { ownerId }),
      ...(ewsUrl !== '' && { ewsUrl }),
    },
    problems: checks.flatMap(([holds, field, message]) => (holds ? [] : [{ field, message }])),
  };
}
