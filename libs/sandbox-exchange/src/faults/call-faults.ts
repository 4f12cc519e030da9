import { type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { faultEnvelope, envelope } from '../soap/envelope';
import { EwsError, EwsFault } from '../soap/ews-error';
import { failure, response } from '../soap/response-message';
import { textElement } from '../soap/xml';
import { type FaultKind, type SandboxFault } from './fault';

interface FaultyCall {
  readonly operation: string;
  /** How many answers the client expects. */
  readonly parts: number;
  readonly target: ServerResponse;
}

const usualBackOffMs = 1000;
const xmlType = { 'Content-Type': 'text/xml; charset=utf-8' };

function busy({ backOffMs }: SandboxFault): EwsFault {
  const text = 'The server cannot service this request right now. Try again later.';
  return new EwsFault('ErrorServerBusy', text, { backOffMs: backOffMs ?? usualBackOffMs });
}

function plain(target: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  target.writeHead(status, { 'Content-Type': 'text/html', ...headers });
  target.end(`<html><body>HTTP ${status}</body></html>`);
}

const retryAfter = ({ backOffMs = usualBackOffMs }: SandboxFault): Readonly<Record<string, string>> => ({
  'Retry-After': String(Math.max(1, Math.ceil(backOffMs / 1000))),
});

function failParts({ operation, parts, target }: FaultyCall, error: EwsError): void {
  const messages = Array.from({ length: parts }, () => failure(operation, error));
  target.writeHead(200, xmlType);
  target.end(envelope(response(operation, messages)));
}

const coded = ({ code = 'ErrorInternalServerTransientError', backOffMs }: SandboxFault): EwsFault =>
  new EwsFault(code, `The sandbox was told to answer ${code}.`, backOffMs === undefined ? {} : { backOffMs });

function soapFault({ target }: FaultyCall, status: number, error: EwsFault): void {
  target.writeHead(status, xmlType);
  target.end(faultEnvelope(error));
}

type Answer = (call: FaultyCall, fault: SandboxFault) => void;

/** Faults that answer, or do not answer, in place of the operation. */
const answers: Partial<Readonly<Record<FaultKind, Answer>>> = {
  busy: (call, fault) => soapFault(call, 500, busy(fault)),
  'busy-in-message': (call, fault) => failParts(call, busy(fault)),
  'error-code': (call, fault) => failParts(call, coded(fault)),
  'soap-fault': (call, fault) => soapFault(call, 500, coded(fault)),
  'soap-fault-200': (call, fault) => soapFault(call, 200, coded(fault)),
  'http-500': ({ target }) => plain(target, 500),
  'http-503': ({ target }, fault) => plain(target, 503, fault.backOffMs === undefined ? {} : retryAfter(fault)),
  'empty-500': ({ target }) => {
    target.writeHead(500);
    target.end();
  },
  unauthorized: ({ target }) => plain(target, 401, { 'WWW-Authenticate': 'Basic realm="sandbox"' }),
  'forbidden-403': ({ target }) => plain(target, 403),
  'too-many-429': ({ target }, fault) => plain(target, 429, retryAfter(fault)),
  garbage: ({ target }) => {
    target.writeHead(200, xmlType);
    target.end('<?xml version="1.0"?><s:Envelope><s:Body><m:Broken & <<<');
  },
  hang: () => undefined,
  reset: ({ target }) => {
    target.destroy();
  },
  'invalid-sync-state': (call) =>
    failParts(call, new EwsError('ErrorInvalidSyncStateData', 'Synchronization state data is corrupt or invalid.')),
};

/** Whether the fault has taken the answer upon itself. */
export async function answerWithFault(call: FaultyCall, fault: SandboxFault | undefined): Promise<boolean> {
  if (fault === undefined) return false;
  if (fault.delayMs !== undefined) await delay(fault.delayMs, undefined, { ref: false });
  const answer = answers[fault.fault];
  answer?.(call, fault);
  return answer !== undefined;
}

/** As Exchange does: characters that XML forbids, in the escaped form that strict parsers refuse. */
export const withBadCharacters = (xml: string): string => xml.replace(/(<t:(?:Subject|Body)[^<>]*>)/g, '$1&#x1;');

export const brokenItem = `<t:Message><t:ItemId Id="broken"/>${textElement('t:Subject', 'broken')}<t:Body & </t:Message>`;
