export { Browser } from './browser';
export { WebhookTarget, type ReceivedCall } from './webhook-target';
