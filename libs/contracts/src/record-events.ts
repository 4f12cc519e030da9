import { IsArray, IsIn, IsISO8601, IsOptional, IsString, MinLength } from 'class-validator';
import { NamedRecordV1 } from './named-record';
import { Nested } from './nested';

const tables = ['contact', 'lead'] as const;

/** A contact or lead as it was made of an unknown sender. */
export class MadeRecordV1 extends NamedRecordV1 {
  @IsArray() @IsString({ each: true }) readonly emailAddresses!: readonly string[];
  @IsOptional() @IsString() readonly firstName?: string;
  @IsOptional() @IsString() readonly lastName?: string;
  @IsOptional() @IsString() readonly companyName?: string;
  /** What a lead is about. */
  @IsOptional() @IsString() readonly topic?: string;
  @IsOptional() @IsString() readonly ownerId?: string;
  @IsOptional() @IsString() readonly parentAccountId?: string;
}

/** A record was made of an unknown sender, by itself or because a person agreed. */
export class RecordCreatedV1 {
  @Nested(() => MadeRecordV1) readonly record!: MadeRecordV1;
  @IsISO8601() readonly at!: string;
  /** The message of which it was made, and the mailbox that tracks it. */
  @IsString() @MinLength(8) readonly activityId!: string;
  @IsString() @MinLength(1) readonly mailboxId!: string;
  /** Who agreed, when it was a person: an account name, never an address. */
  @IsOptional() @IsString() readonly by?: string;
}

/** An unknown sender waits for a person to say what is to be made of it. Told once, with the first message. */
export class RecordSuggestedV1 {
  @IsString() @MinLength(1) readonly suggestionId!: string;
  @IsIn(tables) readonly table!: (typeof tables)[number];
  @IsISO8601() readonly at!: string;
  @IsString() readonly address!: string;
  @IsOptional() @IsString() readonly firstName?: string;
  @IsString() readonly lastName!: string;
  @IsOptional() @IsString() readonly companyName?: string;
  @IsString() @MinLength(8) readonly activityId!: string;
  @IsString() @MinLength(1) readonly mailboxId!: string;
}

/** A record that was made here gave way to one that the CRM delivered with its address; it is inactive from then on. */
export class RecordMergedV1 {
  @Nested(() => NamedRecordV1) readonly record!: NamedRecordV1;
  /** The survivor: it has the address and what regarded the other. */
  @Nested(() => NamedRecordV1) readonly into!: NamedRecordV1;
  @IsISO8601() readonly at!: string;
}

/** A record was erased with the person whose it was; nothing else of it is told. */
export class RecordErasedV1 {
  @IsString() @MinLength(1) readonly table!: string;
  @IsString() @MinLength(1) readonly id!: string;
  @IsISO8601() readonly at!: string;
}

/** A record that was made here of an unknown sender was taken back, untouched, by whoever had it made. */
export class RecordWithdrawnV1 {
  @IsString() @MinLength(1) readonly table!: string;
  @IsString() @MinLength(1) readonly id!: string;
  @IsISO8601() readonly at!: string;
  /** Who took it back: an account name, never an address. */
  @IsString() readonly by!: string;
}

const topic = 'record.events';

export const recordCreated = { topic, type: 'record.created', version: 1, payload: RecordCreatedV1 } as const;
export const recordSuggested = { topic, type: 'record.suggested', version: 1, payload: RecordSuggestedV1 } as const;
export const recordMerged = { topic, type: 'record.merged', version: 1, payload: RecordMergedV1 } as const;
export const recordErased = { topic, type: 'record.erased', version: 1, payload: RecordErasedV1 } as const;
export const recordWithdrawn = { topic, type: 'record.withdrawn', version: 1, payload: RecordWithdrawnV1 } as const;
