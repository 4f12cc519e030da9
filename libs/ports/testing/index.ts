export type { Open } from './opened';
export { describeStores } from './stores.contract';
export { until } from './until';

export { describeActivityQueries } from './activities/activity-queries.contract';
export { describeContentStore } from './activities/content-store.contract';
export { describeDecisionLog } from './activities/decision-log.contract';
export { activity, activityId, at, link } from './activities/sample-activity';

export {
  everythingIn,
  outgoing,
  sequence,
  type EventDelivery,
  type RunningConsumers,
  type TestConsumer,
} from './events/event-delivery';
export { describeEventDelivery } from './events/event-delivery.contract';
export { describeEventLog } from './events/event-log.contract';
export { describePipelineLag } from './events/pipeline-lag.contract';

export { describeMailSource, type MailboxHands, type MailSource } from './mail/mail-source.contract';

export { describeRecordDirectory } from './records/record-directory.contract';
