import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';

import { type Authentication, authenticatedAs, ntlmChallenged, refused, type SandboxAccounts } from './authentication';
import {
  type NtlmAuthenticate,
  ntlmMessageType,
  type NtlmTarget,
  speaksUnicode,
  toNtlmAuthenticate,
  toNtlmNegotiate,
  writeNtlmChallenge,
} from './ntlm-messages';
import { provesPassword } from './ntlm-proof';

type ConnectionState =
  | { readonly kind: 'challenged'; readonly type1: Buffer; readonly type2: Buffer; readonly challenge: Buffer }
  | { readonly kind: 'authenticated'; readonly emailAddress: string };

const target: NtlmTarget = {
  netbiosDomain: 'CONTOSO',
  netbiosComputer: 'EXCHANGE',
  dnsDomain: 'contoso.example',
  dnsComputer: 'exchange.contoso.example',
};

/** NTLM authenticates a TCP connection, not a request: what is known is kept by socket and forgotten with it. */
export class NtlmConnections {
  private readonly states = new WeakMap<Socket, ConnectionState>();

  constructor(
    private readonly accounts: SandboxAccounts,
    private readonly clock: { now(): Date },
  ) {}

  /** Who this connection has already proved to be, as long as the account exists. */
  authenticatedOn(socket: Socket): Authentication | undefined {
    const state = this.states.get(socket);
    if (state?.kind !== 'authenticated') return undefined;
    return this.accounts.findByLogin(state.emailAddress) === undefined
      ? undefined
      : authenticatedAs(state.emailAddress);
  }

  /** A new Type 1 begins anew, as with IIS. A challenge serves once, so a recorded Type 3 is worth nothing. */
  receive(socket: Socket, message: Buffer): Authentication {
    const state = this.states.get(socket);
    this.states.delete(socket);
    const type = ntlmMessageType(message);
    if (type === 1) return this.challenge(socket, message);
    return type === 3 && state?.kind === 'challenged' ? this.verify(socket, message, state) : refused();
  }

  private challenge(socket: Socket, type1: Buffer): Authentication {
    const negotiate = toNtlmNegotiate(type1);
    if (negotiate === undefined) return refused();
    const challenge = randomBytes(8);
    const type2 = writeNtlmChallenge(negotiate, challenge, target, this.clock.now());
    this.states.set(socket, { kind: 'challenged', type1, type2, challenge });
    return ntlmChallenged(type2);
  }

  private verify(
    socket: Socket,
    type3: Buffer,
    { type1, type2, challenge }: Extract<ConnectionState, { kind: 'challenged' }>,
  ): Authentication {
    const negotiate = toNtlmNegotiate(type1);
    if (negotiate === undefined) return refused();
    const message = toNtlmAuthenticate(type3, speaksUnicode(negotiate));
    if (message === undefined) return refused();
    const account = this.accounts.findByLogin(loginOf(message));
    // An unknown name costs the same work as a wrong password.
    const proven = provesPassword(message, account?.password ?? '', { type1, type2, type3, challenge });
    if (account === undefined || !proven) return refused();
    this.states.set(socket, { kind: 'authenticated', emailAddress: account.emailAddress });
    return authenticatedAs(account.emailAddress);
  }
}

const loginOf = ({ user, domain }: NtlmAuthenticate): string =>
  user.includes('@') || domain === '' ? user : `${domain}\\${user}`;
