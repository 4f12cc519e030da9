import type { GatewayLimits } from '../limits/gateway-limits';
import type { Slowness } from '../limits/limit-slowness';
import type { IdentityOptions } from '../sign-in/identity-options';

/** What the process decides about its door. The app binds it. */
export abstract class GatewayOptions {
  abstract readonly adminToken: string;
  /** Names by which people reach it beside loopback: `host` for any port, or `host:port`. */
  abstract readonly publicHosts: readonly string[];
  /** Cookies only over HTTPS; for a gateway behind a proxy that ends TLS. */
  abstract readonly secureCookies: boolean;
  /** How many proxies stand in front, whose word about the caller is taken; none by default. */
  readonly trustedProxies?: number;
  /** Whether a sandbox Exchange runs beside it. */
  readonly hasSandbox?: boolean;
  /** Who else may say who somebody is. */
  readonly identity?: IdentityOptions;
  /** Names this installation in the `source` of CloudEvents and as the organization in the log. */
  abstract readonly eventSource: string;
  /** What is not given has its default. */
  readonly limits?: Partial<GatewayLimits>;
  /** By when requests have to have come; for tests. */
  readonly slowness?: Slowness;
  /** How often it is looked at alerts and at the outbox of webhooks; by default every second or two. */
  readonly watchMs?: number;
  /** How often a stream is looked after: whether its reader is there, and may still read. */
  readonly heartBeatMs?: number;
  /** How long an answer waits for what other processes do for it; by default as long as a person would. */
  readonly patienceMs?: number;
}
