import { type IncomingMessage, type ServerResponse } from 'node:http';
import { toFaults } from '../faults/fault';
import { type FaultList } from '../faults/fault-list';
import { BodyTooLarge, readHttpBody } from '../http-body';
import { EwsError } from '../soap/ews-error';
import { fieldsOf, listOf, optionalText, textOf } from './json-fields';
import { letterRoutes, ruleRoutes } from './letter-routes';
import { type Answer, type ControlCall, mailboxPath, nothing, ok, parseJson, route, type Route } from './route';
import { SandboxError } from './sandbox-error';
import { type SandboxLetters } from './sandbox-letters';
import { type SandboxMail } from './sandbox-mail';
import { type SandboxMailboxes } from './sandbox-mailboxes';
import { type SandboxRules } from './sandbox-rules';

interface ControlParts {
  readonly mailboxes: SandboxMailboxes;
  readonly mail: SandboxMail;
  readonly letters: SandboxLetters;
  readonly rules: SandboxRules;
  readonly faults: FaultList;
}

const maxBodyBytes = 64 * 1024 * 1024;

const statuses: Readonly<Record<SandboxError['code'], number>> = {
  'not-found': 404,
  'already-exists': 409,
  invalid: 400,
  forbidden: 403,
  'too-large': 413,
};

const howOf = (text: string | undefined): 'hard' | 'to-deleted-items' =>
  text === 'to-deleted-items' ? 'to-deleted-items' : 'hard';

/**
 * The sandbox's own API, in JSON, for people and tests; a real Exchange has nothing like it. Folders are named by path
 * (`Inbox/Customers`) or by id, items by id.
 *
 * - `GET|POST /sandbox/mailboxes`; `POST /sandbox/mailboxes/{address}/migrate`, `.../invalidate-sync-states`
 * - `GET|POST /sandbox/mailboxes/{address}/folders` `{ parentId | parentPath, name }` or `{ path }`;
 *   `PATCH|DELETE .../folders/{id}` `{ name?, parentId? | parentPath? }`, `?how=to-deleted-items`
 * - `GET .../messages?folder&limit&cursor`; `POST .../messages?folder&receivedAt&isRead` with `message/rfc822` or
 *   `application/mbox`; `GET|PATCH .../messages/{id}` `{ isRead?, categories? }`; `GET .../messages/{id}/mime`
 * - `POST .../items/move|copy` `{ itemIds, folderId | folderPath }`; `POST .../items/delete` `{ itemIds, how? }`
 * - `POST .../send` `{ to, cc?, subject, text, answers? }`; `POST .../receive` `{ from, fromName?, subject, text, answers? }`, where
 *   `answers` is the id of an item of the mailbox
 * - `GET|POST .../rules` `{ field: from | subject, contains, folderId | folderPath }`; `DELETE .../rules/{id}`;
 *   `POST .../rules/{id}/run` for what lies in the Inbox already
 * - `GET|PUT /sandbox/faults` `[{ operation, fault, mailbox?, times?, backOffMs?, delayMs?, itemId?, code?, itemId?, messageId? }]`,
 *   each `times` or, without it, until the list is replaced; `faults/fault.ts` names them all
 */
export class ControlApi {
  private readonly mailboxes: SandboxMailboxes;
  private readonly mail: SandboxMail;
  private readonly faults: FaultList;
  private readonly routes: readonly Route[];

  constructor({ mailboxes, mail, letters, rules, faults }: ControlParts) {
    this.mailboxes = mailboxes;
    this.mail = mail;
    this.faults = faults;
    this.routes = [
      ...this.mailboxRoutes(),
      ...this.folderRoutes(),
      ...this.messageRoutes(),
      ...letterRoutes(letters),
      ...ruleRoutes(rules),
      ...this.faultRoutes(),
    ];
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request).catch(toProblem);
    if (response.destroyed) return;
    const type = answer.bytes === undefined ? 'application/json' : 'message/rfc822';
    const body = answer.bytes ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json));
    response.writeHead(answer.status, {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(body === undefined ? {} : { 'Content-Type': type }),
    });
    response.end(body);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
    const path = pathIn(url.pathname);
    const matching = this.routes.filter(({ pattern }) => pattern.test(path));
    const chosen = matching.find((candidate) => candidate.method === method);
    if (chosen === undefined) {
      throw new SandboxError(matching.length > 0 ? 'invalid' : 'not-found', `Nothing answers ${method} ${path}.`);
    }
    const captured = (chosen.pattern.exec(path) ?? []).slice(1).map((part) => decodeURIComponent(part));
    const body = await readHttpBody(request, maxBodyBytes);
    const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return chosen.answer({ method, query: url.searchParams, captured, contentType, body });
  }

  private mailboxRoutes(): readonly Route[] {
    return [
      route('GET', '/sandbox/mailboxes', () => ok({ items: this.mailboxes.list(), nextCursor: null })),
      route('POST', '/sandbox/mailboxes', ({ body }) => {
        const fields = fieldsOf(parseJson(body));
        const emailAddress = textOf(fields, 'emailAddress');
        const displayName = optionalText(fields, 'displayName') ?? emailAddress;
        const password = optionalText(fields, 'password') ?? emailAddress.split('@')[0] ?? '';
        const mayImpersonate = fields['mayImpersonate'] === true;
        return ok(this.mailboxes.create({ emailAddress, displayName, password, mayImpersonate }), 201);
      }),
      route('POST', `${mailboxPath}/migrate`, ({ captured: [address = ''] }) => {
        this.mailboxes.migrate(address);
        return nothing;
      }),
      route('POST', `${mailboxPath}/invalidate-sync-states`, ({ captured: [address = ''] }) => {
        this.mailboxes.invalidateSyncStates(address);
        return nothing;
      }),
    ];
  }

  private folderRoutes(): readonly Route[] {
    return [
      route('GET', `${mailboxPath}/folders`, ({ captured: [address = ''] }) =>
        ok({ items: this.mailboxes.folders(address), nextCursor: null }),
      ),
      route('POST', `${mailboxPath}/folders`, ({ captured: [address = ''], body }) => {
        const fields = fieldsOf(parseJson(body));
        const path = optionalText(fields, 'path');
        if (path !== undefined) return ok(this.mailboxes.createPath(address, path), 201);
        const parent = optionalText(fields, 'parentId') ?? optionalText(fields, 'parentPath') ?? '';
        return ok(this.mailboxes.createFolder(address, parent, textOf(fields, 'name')), 201);
      }),
      route('PATCH', `${mailboxPath}/folders/(.+)`, ({ captured: [address = '', folder = ''], body }) => {
        const fields = fieldsOf(parseJson(body));
        const [name, parent] = [optionalText(fields, 'name'), optionalText(fields, 'parentId')];
        const destination = parent ?? optionalText(fields, 'parentPath');
        const id = this.folderId(address, folder);
        if (destination !== undefined) this.mailboxes.moveFolder(address, id, destination);
        if (name !== undefined) this.mailboxes.renameFolder(address, id, name);
        return ok(this.mailboxes.folders(address).find((one) => one.id === id));
      }),
      route('DELETE', `${mailboxPath}/folders/(.+)`, ({ captured: [address = '', folder = ''], query }) => {
        this.mailboxes.deleteFolder(address, folder, howOf(query.get('how') ?? undefined));
        return nothing;
      }),
    ];
  }

  private messageRoutes(): readonly Route[] {
    return [
      route('GET', `${mailboxPath}/messages`, ({ captured: [address = ''], query }) => {
        const cursor = query.get('cursor');
        const limit = Number(query.get('limit') ?? 50);
        const page = this.mail.list(address, query.get('folder') ?? 'Inbox', { limit, ...(cursor && { cursor }) });
        return ok({ items: page.items, nextCursor: page.nextCursor ?? null });
      }),
      route('POST', `${mailboxPath}/messages`, (call) => this.importMail(call)),
      route('GET', `${mailboxPath}/messages/([^/]+)/mime`, ({ captured: [address = '', id = ''] }) => ({
        status: 200,
        bytes: this.mail.mime(address, id),
      })),
      route('GET', `${mailboxPath}/messages/([^/]+)`, async ({ captured: [address = '', id = ''] }) =>
        ok(await this.mail.detail(address, id)),
      ),
      route('PATCH', `${mailboxPath}/messages/([^/]+)`, ({ captured: [address = '', id = ''], body }) => {
        const { isRead, categories } = fieldsOf(parseJson(body));
        return ok({
          id: this.mail.update(address, id, {
            ...(typeof isRead === 'boolean' ? { isRead } : {}),
            ...(Array.isArray(categories) ? { categories: categories.map(String) } : {}),
          }),
        });
      }),
      route('POST', `${mailboxPath}/items/(move|copy|delete)`, (call) => this.handleItems(call)),
    ];
  }

  private faultRoutes(): readonly Route[] {
    return [
      route('GET', '/sandbox/faults', () => ok(this.faults.remaining)),
      route('PUT', '/sandbox/faults', ({ body }) => {
        const faults = toFaults(parseJson(body));
        if (faults === undefined) throw new SandboxError('invalid', 'Not a list of faults that the sandbox knows.');
        this.faults.replace(faults);
        return ok(this.faults.remaining);
      }),
    ];
  }

  private async importMail({ captured: [address = ''], query, contentType, body }: ControlCall): Promise<Answer> {
    const receivedAt = new Date(query.get('receivedAt') ?? Number.NaN);
    const isRead = query.get('isRead');
    const options = {
      ...(Number.isNaN(receivedAt.getTime()) ? {} : { receivedAt }),
      ...(isRead === null ? {} : { isRead: isRead === 'true' }),
    };
    const folder = query.get('folder') ?? 'Inbox';
    if (contentType === 'application/mbox') {
      return ok({ itemIds: await this.mail.importMbox(address, folder, body, options) }, 201);
    }
    if (contentType !== 'message/rfc822') {
      throw new SandboxError('invalid', 'Mail comes as message/rfc822 or application/mbox.');
    }
    const id = await this.mail.importOne(address, folder, { eml: body, ...options });
    return ok({ id, itemIds: [id] }, 201);
  }

  private handleItems({ captured: [address = '', act = ''], body }: ControlCall): Answer {
    const fields = fieldsOf(parseJson(body));
    const itemIds = listOf(fields, 'itemIds');
    if (act === 'delete') {
      this.mail.remove(address, itemIds, howOf(optionalText(fields, 'how')));
      return nothing;
    }
    const folder = optionalText(fields, 'folderId') ?? textOf(fields, 'folderPath');
    const carried =
      act === 'move' ? this.mail.move(address, itemIds, folder) : this.mail.copy(address, itemIds, folder);
    return ok({ itemIds: carried });
  }

  private folderId(address: string, idOrPath: string): string {
    const found = this.mailboxes.folders(address).find(({ id, path }) => id === idOrPath || path === idOrPath);
    if (found === undefined) throw new SandboxError('not-found', `There is no folder ${idOrPath}.`);
    return found.id;
  }
}

/** Wherever this is mounted, the part from `/sandbox/` on counts; a framework may have cut that off as well. */
function pathIn(pathname: string): string {
  const start = pathname.indexOf('/sandbox/');
  return start < 0 ? `/sandbox${pathname}` : pathname.slice(start);
}

function toProblem(error: unknown): Answer {
  if (error instanceof BodyTooLarge) return problem(413, 'too-large', error.message);
  if (error instanceof SandboxError) return problem(statuses[error.code], error.code, error.message);
  if (error instanceof EwsError) return problem(409, 'refused-by-exchange', `${error.code}: ${error.message}`);
  if (error instanceof URIError) return problem(400, 'invalid', 'The path is not encoded as it must be.');
  return problem(500, 'failed', error instanceof Error ? error.message : 'unknown');
}

const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  json: { type: 'about:blank', title: code, status, code, detail },
});
