import { IsIn, IsOptional, IsString, MinLength } from 'class-validator';

/** A hint that configuration or a job waits in the store; losing it only delays. */
export class ConfigChangedV1 {
  @IsIn(['mailbox', 'organization', 'job']) readonly what!: 'mailbox' | 'organization' | 'job';
  /** Of the organization's: only the records of the CRM; whoever does not know this looks at everything. */
  @IsOptional() @IsIn(['records']) readonly part?: 'records';
  @IsOptional() @IsString() @MinLength(1) readonly mailboxId?: string;
  @IsOptional() @IsString() @MinLength(1) readonly jobId?: string;
}

export const configChanges = {
  topic: 'config.changes',
  type: 'config.changed',
  version: 1,
  payload: ConfigChangedV1,
} as const;
