import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Min, MinLength } from 'class-validator';

const ruleStates = ['pending', 'backfilling', 'active', 'paused', 'disabled', 'error'] as const;

/** What happened to a mailbox (`*`: to the installation) or one of its rules; `code`, `message` and `cure` speak of what is wrong, never of mail. */
export class MailboxEventV1 {
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsISO8601() readonly at!: string;
  @IsOptional() @IsString() readonly code?: string;
  @IsOptional() @IsString() readonly message?: string;
  @IsOptional() @IsString() readonly cure?: string;
  @IsOptional() @IsISO8601() readonly until?: string;
  @IsOptional() @IsString() readonly ruleId?: string;
  @IsOptional() @IsIn(ruleStates) readonly ruleState?: (typeof ruleStates)[number];
  @IsOptional() @IsInt() @Min(0) readonly done?: number;
  @IsOptional() @IsInt() @Min(0) readonly total?: number;
  @IsOptional() @IsInt() @Min(0) readonly missing?: number;
  /** Of alerts: the same when one is raised and when it is resolved. */
  @IsOptional() @IsString() readonly alertId?: string;
  /** Of alerts: since when it has been so. */
  @IsOptional() @IsISO8601() readonly since?: string;
  /** Of alerts: which consumer group, check or webhook, where it is about one. */
  @IsOptional() @IsString() readonly about?: string;
}

const mailboxEvent = (type: string) =>
  ({ topic: 'mailbox.events', type, version: 1, payload: MailboxEventV1 }) as const;

export const mailboxEnabled = mailboxEvent('mailbox.enabled');
export const mailboxDisabled = mailboxEvent('mailbox.disabled');
export const mailboxThrottled = mailboxEvent('mailbox.throttled');
/** Ten steps failed one after the other. */
export const mailboxFailing = mailboxEvent('mailbox.failing');
export const alertRaised = mailboxEvent('alert.raised');
export const alertResolved = mailboxEvent('alert.resolved');
/** No longer sent; `alert.raised` took its place. */
export const mailboxAlert = mailboxEvent('mailbox.alert');
export const ruleStatusChanged = mailboxEvent('rule.status-changed');
export const backfillProgressed = mailboxEvent('backfill.progressed');
export const syncGapDetected = mailboxEvent('sync.gap.detected');
export const syncGapClosed = mailboxEvent('sync.gap.closed');
