export { describeMailSource, type MailboxHands, type MailSource } from './mail-source.contract';
