import type { MailServerFailure } from '@foldwatch/ports';

import { EwsError } from '../ews-error';
import type { HttpAnswer } from '../transport/http-transport';
import { parseXml, UnreadableXml } from '../xml/parse-xml';
import { failureOfCode, unnamedBackOffMs } from './failure-of-code';
import { type EwsAnswer, type ResponseMessage, type SoapFault, toEwsAnswer } from './response-message';

/** What an answer is read for: the name in errors, and whose budget a busy server speaks of. */
export interface AnswerContext {
  readonly operation: string;
  readonly busyScope: 'mailbox' | 'server';
}

/**
 * The parts of an answer. Raises when there are none: no EWS, a fault, a refusal, a throttled call. A part that failed for
 * itself is returned, except that a busy server is busy for all.
 */
export function readAnswer(answer: HttpAnswer, context: AnswerContext): readonly ResponseMessage[] {
  const parsed = toAnswer(answer, context);
  if (parsed?.kind === 'fault') throw faultFailure(parsed.fault, answer, context);
  if (answer.status !== 200 || parsed === undefined) throw statusFailure(answer, context);
  for (const message of parsed.messages) {
    const error = message.code === 'NoError' ? undefined : messageFailure(message, context);
    if (error?.failure.kind === 'throttled') throw error;
  }
  return parsed.messages;
}

/** The error that a part stands for when the call cannot do without it. */
export function messageFailure({ code, backOffMs }: ResponseMessage, context: AnswerContext): EwsError {
  const failure = failureOfCode(code, { scope: context.busyScope, ...(backOffMs === undefined ? {} : { backOffMs }) });
  return new EwsError(failure ?? { kind: 'protocol' }, code, `${context.operation}: the server said ${nameable(code)}`);
}

/** What the head of an answer that is not 200 means; its body is of no use for that. */
export function statusFailure({ status, headers }: Omit<HttpAnswer, 'body'>, context: AnswerContext): EwsError {
  const failure = failureOfStatus(status, retryAfterMsOf(headers.get('retry-after')), context.busyScope);
  const what = status === 200 ? 'an answer that is none of EWS' : `HTTP ${status}`;
  return new EwsError(failure, `http-${status}`, `${context.operation}: the server gave ${what}`);
}

/** Only what looks like XML is read: proxies and sign-in pages answer in HTML. */
function toAnswer({ status, body }: HttpAnswer, { operation }: AnswerContext): EwsAnswer | undefined {
  if (body.trim() === '' && status !== 200) return undefined;
  try {
    return toEwsAnswer(parseXml(body));
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    if (status !== 200) return undefined;
    const kind = error.reason === 'cut-off' ? 'transient' : 'protocol';
    throw new EwsError({ kind }, `answer-${error.reason}`, `${operation}: the answer is unreadable (${error.reason})`);
  }
}

function faultFailure({ code, backOffMs }: SoapFault, answer: HttpAnswer, context: AnswerContext): EwsError {
  const waitMs = backOffMs ?? retryAfterMsOf(answer.headers.get('retry-after'));
  const failure = failureOfCode(code, {
    scope: context.busyScope,
    ...(waitMs === undefined ? {} : { backOffMs: waitMs }),
  });
  if (failure === undefined && answer.status !== 200) return statusFailure(answer, context);
  return new EwsError(failure ?? { kind: 'protocol' }, code, `${context.operation}: the server said ${nameable(code)}`);
}

function failureOfStatus(
  status: number,
  retryAfterMs: number | undefined,
  busyScope: 'mailbox' | 'server',
): MailServerFailure {
  if (status === 401) return { kind: 'auth-expired' };
  if (status === 403) return { kind: 'access-revoked', because: 'forbidden' };
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfterMs ?? unnamedBackOffMs, scope: busyScope };
  if (status === 503) return { kind: 'throttled', retryAfterMs: retryAfterMs ?? unnamedBackOffMs, scope: 'server' };
  return { kind: status >= 500 || status === 408 ? 'transient' : 'protocol' };
}

/** Seconds or a date; nonsense is as good as nothing. */
function retryAfterMsOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** A code goes into messages; whatever else a server puts there does not. */
const nameable = (code: string): string => (/^\w{1,100}$/.test(code) ? code : 'something unnamed');
