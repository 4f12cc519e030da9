import { toProblem, unreachable } from '../../api/problem';

/** A mailbox of the sandbox, which the product may or may not watch. */
export interface SandboxMailbox {
  readonly emailAddress: string;
  readonly displayName: string;
  /** A service's, in which nobody reads mail. */
  readonly mayImpersonate: boolean;
  /** Grows with every change. */
  readonly sequence: number;
}

export interface SandboxFolder {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
  readonly path: string;
  readonly folderClass: string;
  readonly distinguishedId?: string;
  readonly itemCount: number;
  readonly unreadCount: number;
}

interface Correspondent {
  readonly name?: string;
  readonly address?: string;
}

export interface Message {
  readonly id: string;
  readonly folderId: string;
  readonly subject: string;
  readonly from?: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly receivedAt: string;
  readonly isRead: boolean;
  readonly hasAttachments: boolean;
  readonly categories: readonly string[];
}

export interface OpenedMessage extends Message {
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
}

export interface InboxRule {
  readonly id: number;
  readonly field: 'from' | 'subject';
  readonly contains: string;
  readonly folderId: string;
}

interface Asked {
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
}

/** Calls the sandbox, which answers JSON or nothing; raises a `Problem` when it refuses. Its calls are no part of the product's API. */
export async function sandbox<Data>(path: string, { method, body }: Asked = {}): Promise<Data> {
  const init = { ...(method !== undefined && { method }), ...(body !== undefined && asJson(body)) };
  const response = await fetch(`/sandbox/mailboxes${path}`, init).catch(() => {
    throw unreachable();
  });
  const text = await response.text();
  const answer: Data = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw toProblem(answer, response.status);
  return answer;
}

const asJson = (body: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The path of something in a mailbox. */
export const within = (address: string, ...parts: readonly string[]): string =>
  `/${[address, ...parts].map(encodeURIComponent).join('/')}`;

export const nameOf = (correspondent: Correspondent | undefined): string =>
  [correspondent?.name, correspondent?.address].find((text) => text !== undefined && text !== '') ?? '';
