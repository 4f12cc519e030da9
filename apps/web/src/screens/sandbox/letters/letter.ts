import { nameOf, type Message, type OpenedMessage } from '../sandbox-api';

/** What is being written: by the mailbox's owner, or by somebody out in the world to them. */
export interface Letter {
  readonly kind: 'send' | 'receive';
  /** To whom, separated by commas; of a letter that is received, from whom. */
  readonly party: string;
  readonly subject: string;
  readonly text: string;
  readonly answers?: string;
}

export const emptyLetter = (kind: Letter['kind']): Letter => ({ kind, party: '', subject: '', text: '' });

const answerSubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `RE: ${subject}`);

const quoted = ({ from, text }: OpenedMessage): string =>
  `\n\n${nameOf(from)}:\n${text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`;

/** An answer by the owner of the mailbox, or one that comes to them; either way the other one is who is not the owner. */
export function answerTo(message: OpenedMessage, owner: string, kind: Letter['kind']): Letter {
  const { id, subject } = message;
  return {
    kind,
    party: otherParty(message, owner),
    subject: answerSubject(subject),
    text: quoted(message),
    answers: id,
  };
}

function otherParty({ from, to }: Message, owner: string): string {
  const parties = [from, ...to].flatMap((party) => party?.address ?? []);
  return parties.find((address) => address.toLowerCase() !== owner.toLowerCase()) ?? '';
}

/** What the sandbox is asked for. */
export function requestOf({ kind, party, subject, text, answers }: Letter): object {
  const common = { subject, text, ...(answers !== undefined && { answers }) };
  if (kind === 'receive') return { ...common, from: party.trim() };
  const to = party
    .split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return { ...common, to };
}
