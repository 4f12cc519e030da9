import { MailServerError, type MailboxTarget } from '@foldwatch/ports';

import { type AnswerContext, messageFailure, readAnswer, statusFailure } from './answers/read-answer';
import type { ResponseMessage } from './answers/response-message';
import { Autodiscover } from './autodiscover';
import { CallSlots } from './call-slots';
import { type EwsOptions, type EwsSettings, withDefaults } from './ews-options';
import { type Acting, type MailboxRoot, RequestWriter } from './requests/request-writer';
import { type CallScope, ThrottleGate } from './throttle-gate';
import { AffinityCookies } from './transport/affinity-cookies';
import { AnswerHeaders, type OpenAnswer } from './transport/http-exchange';
import { type HttpCall, HttpTransport } from './transport/http-transport';

/** A call that a mailbox is meant by, and how its envelope is written. */
export interface EwsCall {
  readonly target: MailboxTarget;
  readonly operation: string;
  readonly write: (writer: RequestWriter, acting: Acting, root: MailboxRoot) => string;
  /** Of a group of mailboxes that must meet on one server; a mailbox alone is its own. */
  readonly affinity?: Affinity;
  /** Ends the call early. */
  readonly signal?: AbortSignal;
}

export interface Affinity {
  readonly anchor: string;
  readonly cookies: AffinityCookies;
}

const maxAffinities = 5_000;

/** Calls to Exchange: where they go, in whose name, how many at a time, and not while the server asked for peace. */
export class EwsClient {
  readonly settings: EwsSettings;
  private readonly transport: HttpTransport;
  private readonly autodiscover: Autodiscover;
  private readonly writer = new RequestWriter();
  private readonly gate: ThrottleGate;
  private readonly mailboxSlots: CallSlots;
  private readonly serverSlots: CallSlots;
  private readonly affinities = new Map<string, Affinity>();

  constructor(options: EwsOptions) {
    this.settings = withDefaults(options);
    this.transport = new HttpTransport(this.settings);
    this.autodiscover = new Autodiscover(this.settings, this.transport);
    this.gate = new ThrottleGate(this.settings.clock);
    this.mailboxSlots = new CallSlots(this.settings.callsPerMailbox);
    this.serverSlots = new CallSlots(this.settings.callsPerServer);
  }

  /** The parts of the answer, in the order of the request's parts. */
  async call(call: EwsCall): Promise<readonly ResponseMessage[]> {
    const url = await this.ewsUrlOf(call.target);
    const scope = { server: new URL(url).origin, mailboxId: call.target.mailboxId };
    return this.mailboxSlots.run(scope.mailboxId, () =>
      this.serverSlots.run(scope.server, () => this.guarded(call, scope, () => this.send(call, url))),
    );
  }

  /** The one part of an answer that has one; a failure of it is raised. */
  async callForOne(call: EwsCall): Promise<ResponseMessage> {
    const [message] = await this.call(call);
    if (message === undefined) {
      throw statusFailure({ status: 200, headers: new AnswerHeaders({}) }, this.contextOf(call.operation));
    }
    if (message.code !== 'NoError') throw messageFailure(message, this.contextOf(call.operation));
    return message;
  }

  /** An answer that goes on until `signal`; only its head was read, and found good. */
  async open(call: EwsCall, signal: AbortSignal): Promise<OpenAnswer> {
    const url = await this.ewsUrlOf(call.target);
    const scope = { server: new URL(url).origin, mailboxId: call.target.mailboxId };
    return this.guarded(call, scope, async () => {
      const affinity = this.affinityOf(call, url);
      const opened = await this.transport.open({ ...this.httpCall(call, url, affinity), signal });
      affinity.cookies.remember(opened.answer.headers.all('set-cookie'));
      if (opened.kind === 'open') return opened.answer;
      readAnswer(opened.answer, this.contextOf(call.operation));
      throw statusFailure(opened.answer, this.contextOf(call.operation));
    });
  }

  /** Goes the way to a server without signing in; see `HttpTransport.reach`. */
  reach(url: string, signal: AbortSignal, tell: (doing: string) => void): Promise<string> {
    return this.transport.reach(url, signal, tell);
  }

  /** Has what a sign-in takes, such as a token, before a request needs it. */
  prepareSignIn(): Promise<void> {
    return this.transport.prepareSignIn();
  }

  ewsUrlOf(target: MailboxTarget): Promise<string> {
    return this.autodiscover.ewsUrlOf(target);
  }

  contextOf(operation: string): AnswerContext {
    // With impersonation Exchange charges the mailbox, without it the signed-in account, which all mailboxes share.
    return { operation, busyScope: this.settings.impersonation ? 'mailbox' : 'server' };
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private async guarded<T>(call: EwsCall, scope: CallScope, work: () => Promise<T>): Promise<T> {
    this.gate.pass(scope, call.operation);
    try {
      return await work();
    } catch (error) {
      this.gate.heed(scope, error);
      if (error instanceof MailServerError && error.failure.kind === 'mailbox-moved')
        this.autodiscover.forget(call.target);
      throw error;
    }
  }

  private async send(call: EwsCall, url: string): Promise<readonly ResponseMessage[]> {
    const affinity = this.affinityOf(call, url);
    const answer = await this.transport.send(this.httpCall(call, url, affinity));
    affinity.cookies.remember(answer.headers.all('set-cookie'));
    return readAnswer(answer, this.contextOf(call.operation));
  }

  private httpCall(call: EwsCall, url: string, affinity: Affinity): HttpCall {
    const { impersonation } = this.settings;
    const { emailAddress } = call.target;
    const acting: Acting = { impersonated: impersonation ? emailAddress : undefined };
    const root: MailboxRoot = { owner: impersonation ? undefined : emailAddress };
    return {
      name: call.operation,
      url,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        accept: 'text/xml',
        'user-agent': 'Foldwatch',
        ...anchorHeader(affinity.anchor),
        'x-preferserveraffinity': 'true',
        ...affinity.cookies.header(),
      },
      body: call.write(this.writer, acting, root),
      ...(call.signal !== undefined && { signal: call.signal }),
    };
  }

  private affinityOf({ target, affinity }: EwsCall, url: string): Affinity {
    if (affinity !== undefined) return affinity;
    const key = `${url} ${target.emailAddress}`;
    const known = this.affinities.get(key);
    if (known !== undefined) return known;
    // Losing the cookies of some mailboxes costs a detour on the server; growing for ever would cost more.
    if (this.affinities.size >= maxAffinities) this.affinities.clear();
    const own: Affinity = { anchor: target.emailAddress, cookies: new AffinityCookies() };
    this.affinities.set(key, own);
    return own;
  }
}

/** Header values are ASCII; without the anchor Exchange finds the mailbox all the same, by a detour. */
const anchorHeader = (anchor: string): Readonly<Record<string, string>> =>
  /^[\u0021-\u007e]+$/.test(anchor) ? { 'x-anchormailbox': anchor } : {};
