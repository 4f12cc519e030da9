import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Min, MinLength } from 'class-validator';
import { Nested } from './nested';
import { RecordRefV1 } from './record-ref';

/** A check without the values that it compared. */
export class CheckMadeV1 {
  @IsString() readonly name!: string;
  @IsBoolean() readonly passed!: boolean;
}

/** Why one message seen in one mailbox is tracked; published where the organization switched it on, and of tracked mail alone. */
export class DecisionMadeV1 {
  /** As of the decision in `GET /decisions`. */
  @IsString() @MinLength(1) readonly decisionId!: string;
  @IsString() @MinLength(8) readonly activityId!: string;
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsString() @MinLength(1) readonly folderId!: string;
  @IsIn(['track']) readonly verdict!: 'track';
  @IsString() readonly reason!: string;
  @IsArray() @Nested(() => CheckMadeV1, { each: true }) readonly checks!: readonly CheckMadeV1[];
  @IsOptional() @IsString() readonly ruleId?: string;
  @IsOptional() @IsInt() @Min(1) readonly ruleVersion?: number;
  /** The record that the rule names, when it exists and is active. */
  @IsOptional() @Nested(() => RecordRefV1) readonly regarding?: RecordRefV1;
  @IsISO8601() readonly observedAt!: string;
  @IsISO8601() readonly decidedAt!: string;
}

export const decisionMade = {
  topic: 'decision.events',
  type: 'decision.made',
  version: 1,
  payload: DecisionMadeV1,
} as const;
