import type { SecureContextOptions } from 'node:tls';

/** How to reach the brokers, and as whom. */
export interface KafkaOptions {
  readonly brokers: readonly string[];
  /** Names this instance among those of its group; the same one after a restart keeps it the same partitions. */
  readonly instance: string;
  /** Stands before the name of every topic and consumer group. */
  readonly prefix?: string;
  /** A member of a group that was silent for so long is gone. */
  readonly sessionMs?: number;
  /** An empty object trusts what Node trusts. */
  readonly tls?: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;
  readonly sasl?: { readonly username: string; readonly password: string } & (
    { readonly mechanism: 'plain' } | { readonly mechanism: 'scram-sha-256' } | { readonly mechanism: 'scram-sha-512' }
  );
}
