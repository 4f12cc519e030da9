import type { IncomingMessage } from 'node:http';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type CustomDecorator,
  type ExecutionContext,
  type NestInterceptor,
  type OnModuleDestroy,
} from '@nestjs/common';
import { from, switchMap, type Observable } from 'rxjs';
import { requestOf } from '../access/gateway-request';
import { BodyTooLarge, InvalidRequest, UnsupportedBodyType } from './refusal';

interface BodyRules {
  readonly maxBytes: number;
  readonly shape: 'object' | 'list' | 'text';
  /** Of a text: its media type. */
  readonly type?: string;
  /** Of a text: what is behind that is thrown away. */
  readonly keptBytes?: number;
  /** What stands for a body that was not sent; without it the call refuses that. */
  readonly absent?: object;
}

const rulesKey = 'foldwatch:body';
const ordinary: BodyRules = { maxBytes: 1_048_576, shape: 'object' };
const maxDepth = 32;
const maxFields = 1_000;
const methodsWithBody: ReadonlySet<string | undefined> = new Set(['POST', 'PUT', 'PATCH']);

/** For the route that does something without a body too. */
export const OptionalBody = (): CustomDecorator =>
  SetMetadata(rulesKey, { ...ordinary, absent: {} } satisfies BodyRules);

/** For the route whose body is a list, and a long one. */
export const ListBody = (maxBytes: number): CustomDecorator =>
  SetMetadata(rulesKey, { maxBytes, shape: 'list' } satisfies BodyRules);

/** For the route whose body is no JSON: it gets a `Buffer` with the beginning, or all, of what was sent. */
export const TextBody = (
  rules: Required<Pick<BodyRules, 'type' | 'maxBytes'>> & { keptBytes?: number },
): CustomDecorator => SetMetadata(rulesKey, { ...rules, shape: 'text' } satisfies BodyRules);

/** Reads a body only after the guard let its sender in, only where a route takes one, and never more than the route allows. */
@Injectable()
export class JsonBody implements NestInterceptor, OnModuleDestroy {
  private readonly unread = new Set<IncomingMessage>();
  private isClosing = false;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http' || !methodsWithBody.has(requestOf(context).method)) return next.handle();
    return from(this.read(context)).pipe(switchMap(() => next.handle()));
  }

  /** Nobody holds up closing by sending slowly. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const request of this.unread) request.destroy();
  }

  private async read(context: ExecutionContext): Promise<void> {
    const rules: BodyRules = Reflect.getMetadata(rulesKey, context.getHandler()) ?? ordinary;
    const request = requestOf(context);
    const bytes = await this.readBytes(request, rules);
    request.body = bytes.length > 0 ? parseBody(bytes, request.headers['content-type'] ?? '', rules) : rules.absent;
  }

  private async readBytes(request: IncomingMessage, rules: BodyRules): Promise<Buffer> {
    if (this.isClosing) request.destroy();
    this.unread.add(request);
    try {
      return await readBytes(request, rules);
    } finally {
      this.unread.delete(request);
    }
  }
}

async function readBytes(request: IncomingMessage, { maxBytes, keptBytes = maxBytes }: BodyRules): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new BodyTooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge(maxBytes);
    if (size - chunk.length < keptBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks).subarray(0, keptBytes);
}

function parseBody(bytes: Buffer, contentType: string, { shape, type = '' }: BodyRules): unknown {
  if (shape !== 'text') return parseJsonBody(bytes, contentType, shape);
  if (contentType.split(';', 1)[0]?.trim().toLowerCase() !== type) throw new UnsupportedBodyType(type);
  return bytes;
}

function parseJsonBody(bytes: Buffer, contentType: string, shape: 'object' | 'list'): object {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType)) throw new UnsupportedBodyType();
  const body = parseJson(bytes);
  if (Array.isArray(body) !== (shape === 'list') || typeof body !== 'object' || body === null) {
    throw new InvalidRequest([{ field: 'body', message: shape === 'list' ? 'must be a list' : 'must be an object' }]);
  }
  if (isDeeperThan(body, maxDepth)) {
    throw new InvalidRequest([{ field: 'body', message: `must not be nested deeper than ${maxDepth}` }]);
  }
  if (isWiderThan(body, maxFields)) {
    throw new InvalidRequest([{ field: 'body', message: `must not have objects of more than ${maxFields} fields` }]);
  }
  const inherited = inheritedName(body);
  if (inherited !== undefined) throw new InvalidRequest([{ field: inherited, message: 'is not known here' }]);
  return body;
}

/** The validators look each field up that they do not know, and take long to tell of very many. */
function isWiderThan(value: object, fields: number): boolean {
  if (!Array.isArray(value) && Object.keys(value).length > fields) return true;
  return Object.values(value).some((node) => isNode(node) && isWiderThan(node, fields));
}

/** The validators pass over fields of these names, as if every class had them. */
function inheritedName(value: object): string | undefined {
  for (const [name, node] of Object.entries(value)) {
    const found = name in Object.prototype ? name : isNode(node) ? inheritedName(node) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InvalidRequest([{ field: 'body', message: 'is not JSON in UTF-8' }], 'malformed-json');
  }
}

/** Level by level and not by recursion, which deep nesting would exhaust here and in the validators. */
export function isDeeperThan(value: object, depth: number): boolean {
  let level: object[] = [value];
  for (let at = 0; at < depth; at += 1) {
    level = level.flatMap((node) => Object.values(node).filter(isNode));
    if (level.length === 0) return false;
  }
  return true;
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
