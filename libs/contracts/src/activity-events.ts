import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Min, MinLength } from 'class-validator';
import { ActivityMessageV1 } from './activity-state';
import { NamedRecordV1 } from './named-record';
import { Nested } from './nested';

const parts = ['message', 'regarding', 'links', 'content', 'parties'] as const;

/** One change of an activity. Dedupe by the event's id, apply by `sequence`; `activity.state` has the whole. */
export class ActivityEventV1 {
  @IsString() @MinLength(8) readonly activityId!: string;
  @IsInt() @Min(1) readonly sequence!: number;
  @IsISO8601() readonly at!: string;
  @IsArray() @IsIn(parts, { each: true }) readonly changed!: readonly (typeof parts)[number][];
  @IsOptional() @IsString() readonly mailboxId?: string;
  /** Who did it, when it was a person: an account name, never an address. */
  @IsOptional() @IsString() readonly by?: string;
  @IsOptional() @IsString() readonly reason?: string;
  @IsOptional() @Nested(() => NamedRecordV1) readonly regarding?: NamedRecordV1;
  @IsOptional() @Nested(() => NamedRecordV1) readonly previousRegarding?: NamedRecordV1;
  /** Of `activity.tracked`: the message. */
  @IsOptional() @Nested(() => ActivityMessageV1) readonly message?: ActivityMessageV1;
  /** Names of what was cut to keep the event small. */
  @IsOptional() @IsArray() @IsString({ each: true }) readonly cut?: readonly string[];
}

const activityEvent = (type: string) =>
  ({ topic: 'activity.events', type, version: 1, payload: ActivityEventV1 }) as const;

export const activityTracked = activityEvent('activity.tracked');
export const activityUpdated = activityEvent('activity.updated');
export const activityRefiled = activityEvent('activity.refiled');
export const activityUntracked = activityEvent('activity.untracked');
export const activityRemoved = activityEvent('activity.removed');
