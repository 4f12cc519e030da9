import type { AlertCode, MailboxId } from '@foldwatch/domain';

/** One time that people were alerted of something. */
export interface Alert {
  /** Computed from key and occurrence, so that two who notice the same raise one alert. */
  readonly id: string;
  /** What the alert is about: the same each time. */
  readonly key: string;
  /** 1 the first time, one more each time that it comes back. */
  readonly occurrence: number;
  readonly code: AlertCode;
  /** A mailbox, or `wholeOrganization`. */
  readonly scope: MailboxId;
  readonly about?: string;
  readonly count?: number;
  /** Since when it has been so, as far as that is known. */
  readonly since: string;
  readonly raisedAt: string;
  readonly resolvedAt?: string;
  readonly acknowledged?: { readonly at: string; readonly by: string };
  /** What the world was told of it. */
  readonly told: 'nothing' | 'raised' | 'resolved';
}

export interface AlertFilter {
  readonly state?: 'open' | 'resolved';
  readonly scopes?: readonly MailboxId[];
  readonly code?: AlertCode;
  readonly cursor?: string;
  readonly limit: number;
}

/** Alerts as they come and go; raised and resolved by whoever watches. Raises `StoreUnavailable`. */
export abstract class Alerts {
  /** Adds those whose id is not known. */
  abstract raise(alerts: readonly Alert[]): Promise<void>;
  /** Those that are open; others are left as they are. */
  abstract resolve(ids: readonly string[], resolvedAt: string): Promise<void>;
  /** Of each key the newest occurrence. */
  abstract findLatest(keys: readonly string[]): Promise<ReadonlyMap<string, Alert>>;
  abstract findOpen(scopes: readonly MailboxId[]): Promise<readonly Alert[]>;
}

/** The world is told of each alert when it is raised and when it is resolved, also after a kill in between. */
export abstract class AlertNews {
  /** Those of which something is to be told. */
  abstract findUntold(limit: number): Promise<readonly Alert[]>;
  /** What was resolved since stays untold. */
  abstract noteTold(id: string, told: 'raised' | 'resolved'): Promise<void>;
}

/** Answers people. */
export abstract class AlertQueries {
  abstract find(id: string): Promise<Alert | undefined>;
  /** Raised last first. */
  abstract list(filter: AlertFilter): Promise<{ readonly alerts: readonly Alert[]; readonly nextCursor?: string }>;
  /** The scopes in which an alert is open. */
  abstract openScopes(): Promise<ReadonlySet<MailboxId>>;
  /** The first who does stays. */
  abstract acknowledge(id: string, by: string, at: string): Promise<void>;
  /** Removes up to `limit` that were resolved before `before`; says how many. */
  abstract removeResolvedBefore(before: string, limit: number): Promise<number>;
}
