import type { Clock } from '@foldwatch/ports';

export type EwsAuthentication =
  /** `username` may be `DOMAIN\user` or an address. */
  | { readonly kind: 'basic' | 'ntlm'; readonly username: string; readonly password: string }
  | {
      readonly kind: 'oauth';
      /** Of Microsoft's token endpoint; not needed with a `tokenUrl`. */
      readonly tenantId?: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly tokenUrl?: string;
    };

interface EwsTimeouts {
  readonly connectMs: number;
  /** Until the answer begins: a server that says nothing for that long is left, before others wait for it. */
  readonly answerMs: number;
  /** From the first byte sent to the last byte read; a notification stream has its idle limit instead. */
  readonly totalMs: number;
}

/** How to reach Exchange, and whose word it takes. Everything left out has a default that suits a real server. */
export interface EwsOptions {
  /** The EWS address of every mailbox that has none of its own; without it, autodiscover is asked. */
  readonly ewsUrl?: string;
  /** Beside that of `ewsUrl`, where mailboxes may have addresses of their own; credentials go there. */
  readonly ewsHosts?: readonly string[];
  /** Addresses to ask instead of those made from the mailbox's domain. */
  readonly autodiscover?: { readonly urls?: readonly string[] };
  readonly auth: EwsAuthentication;
  /** Acts as the mailbox's owner; otherwise the account needs access rights to each mailbox. */
  readonly impersonation: boolean;
  /** Certificates to trust beside those of Node, as PEM text. */
  readonly caPem?: string;
  readonly proxyUrl?: string;
  /** As in NO_PROXY: hosts and domains that are reached without the proxy. */
  readonly noProxy?: string;
  readonly timeouts?: Partial<EwsTimeouts>;
  readonly maxResponseBytes?: number;
  /** How often the server says that a notification stream is alive; two of them missed end the stream. */
  readonly heartbeatMs?: number;
  /** How long the server keeps a notification stream open, 1 to 30. */
  readonly streamMinutes?: number;
  readonly reconnect?: { readonly minMs: number; readonly maxMs: number };
  readonly callsPerMailbox?: number;
  readonly callsPerServer?: number;
  readonly clock?: Clock;
}

export interface EwsSettings extends EwsOptions {
  readonly timeouts: EwsTimeouts;
  readonly maxResponseBytes: number;
  readonly heartbeatMs: number;
  readonly streamMinutes: number;
  readonly reconnect: { readonly minMs: number; readonly maxMs: number };
  readonly callsPerMailbox: number;
  readonly callsPerServer: number;
  readonly clock: Clock;
}

const defaults = {
  maxResponseBytes: 64 * 1024 * 1024,
  heartbeatMs: 45_000,
  streamMinutes: 30,
  reconnect: { minMs: 1_000, maxMs: 300_000 },
  callsPerMailbox: 4,
  callsPerServer: 20,
  clock: { now: () => new Date() },
} as const;

export const withDefaults = (options: EwsOptions): EwsSettings => ({
  ...defaults,
  ...options,
  timeouts: { connectMs: 10_000, answerMs: 30_000, totalMs: 100_000, ...options.timeouts },
});
