import { IsInt, IsISO8601, IsObject, IsOptional, IsString, Min } from 'class-validator';

/** An event that could not be handled, where it came from, and why. `event` is its payload as it came. */
export class DeadLetterV1 {
  @IsString() readonly group!: string;
  @IsString() readonly topic!: string;
  @IsInt() @Min(0) readonly partition!: number;
  @IsInt() @Min(0) readonly offset!: number;
  @IsString() readonly eventId!: string;
  @IsString() readonly eventType!: string;
  @IsInt() @Min(0) readonly eventVersion!: number;
  @IsString() readonly code!: string;
  @IsString() readonly message!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  @IsISO8601() readonly diedAt!: string;
  @IsOptional() @IsISO8601() readonly eventTime?: string;
  @IsOptional() @IsObject() readonly event?: object;
}

export const deadLetters = { topic: 'dead.letters', type: 'dead.letter', version: 1, payload: DeadLetterV1 } as const;
