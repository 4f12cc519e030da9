export { BatchServer } from './batch-server';
export type { DeliveryReport, GroupLag } from './delivery-report';
export { defaultDelivery, type DeliverySettings } from './delivery-settings';
export { EventAttempts, type Attempted } from './event-attempts';
export { OutagePauses } from './outage-pauses';
export { ParkedRetries, type PartitionConsumer } from './parked-retries';
export { PassErrorsOn } from './pass-errors-on';
export type { TriedEvent } from './settle-outcomes';
export type { Subscription } from './subscription';
