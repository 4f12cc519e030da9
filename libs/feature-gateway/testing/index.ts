export { WebhookTarget, type ReceivedCall } from './webhook-target';
