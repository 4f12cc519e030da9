export { openEmbedded, type EmbeddedAdapters, type EmbeddedOptions } from './open-embedded';
export type { SweptCounts } from './embedded-retention';
