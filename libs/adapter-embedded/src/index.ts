export { openEmbedded, type EmbeddedAdapters, type EmbeddedOptions } from './open-embedded';
export { EmbeddedTransport } from './event-log/embedded-transport';
export type { SweptCounts } from './embedded-retention';
