export { openEmbedded, type EmbeddedAdapters, type EmbeddedOptions } from './open-embedded';
export { EmbeddedTransport, type GroupLag } from './event-log/embedded-transport';
export { PassErrorsOn } from './delivery/pass-errors-on';
export type { DeliveryReport } from './event-log/consumption';
export type { SweptCounts } from './embedded-retention';
