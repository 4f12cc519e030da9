import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Optional } from '../http/optional';

/** One of a few values. */
export const Choice = (values: readonly string[], fallback: string): PropertyDecorator =>
  all(ApiPropertyOptional({ enum: [...values], default: fallback }), IsIn(values));

export const Switch = (fallback: boolean): PropertyDecorator =>
  all(ApiPropertyOptional({ type: Boolean, default: fallback }), IsBoolean());

export const Count = (minimum: number, maximum: number, fallback: number): PropertyDecorator =>
  all(
    ApiPropertyOptional({ type: 'integer', minimum, maximum, default: fallback }),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );

export const Line = (pattern: RegExp, fallback: string, meaning: string): PropertyDecorator =>
  all(ApiPropertyOptional({ type: String, default: fallback }), Matches(pattern, { message: `$property ${meaning}` }));

interface Names {
  readonly max: number;
  readonly pattern: RegExp;
  readonly meaning: string;
  readonly tidy: (text: string) => string;
}

/** A list of names, each once, in the form in which they are compared. */
export const NameList = ({ max, pattern, meaning, tidy }: Names): PropertyDecorator =>
  all(
    ApiPropertyOptional({ type: [String] }),
    Transform(({ value }: { readonly value: unknown }) => tidied(value, tidy)),
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    Matches(pattern, { each: true, message: `$property ${meaning}` }),
  );

function tidied(value: unknown, tidy: (text: string) => string): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => (typeof entry === 'string' ? tidy(entry) : entry));
}

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of [...decorators, Optional()]) decorate(prototype, property);
  };
}
