import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { plainText } from '../http/path-id';

/**
 * Printable (what nobody sees could make two names look alike), no blanks at its ends, none of the marks by which other kinds of
 * people are named, and none of the names that histories have for the first token, the product itself, and whoever is not known.
 */
export const personName =
  /^(?!(?:admin|foldwatch|unknown)$)[^\s\p{Cc}\p{Cf}\p{Cs}:](?:[^\p{Cc}\p{Cf}\p{Cs}:]{0,98}[^\s\p{Cc}\p{Cf}\p{Cs}:])?$/iu;

/** What of it the description of the API can tell. */
export const printableName = /^[^\s\p{Cc}\p{Cf}\p{Cs}:](?:[^\p{Cc}\p{Cf}\p{Cs}:]{0,98}[^\s\p{Cc}\p{Cf}\p{Cs}:])?$/u;

export const PersonName = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ example: 'erin@contoso.example', description: 'By which one signs in; nobody else ever gets it.' }),
    IsString(),
    Matches(printableName, { message: 'name must be printable, without colons, of 100 characters at most' }),
    Matches(personName, { message: 'name must be printable, without colons, and none that the product gives itself' }),
  );

export const DisplayName = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(200),
    Matches(plainText, { message: 'displayName must be printable text' }),
  );

/** Long rather than strange: length is what makes guessing hopeless. */
export const shortestPassword = 12;
const fewestLetters = 5;

export const NewPassword = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MinLength(shortestPassword),
    MaxLength(200),
    Matches(/^[^\p{Cc}\p{Cs}]*$/u, { message: '$property must have no control characters' }),
    ValidateBy({
      name: 'isVaried',
      validator: {
        validate: (value: unknown): boolean => typeof value === 'string' && new Set(value).size >= fewestLetters,
        defaultMessage: (): string => `$property must have ${fewestLetters} different letters at least`,
      },
    }),
  );

export const SystemUserId = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(200),
    Matches(plainText, { message: '$property must be printable text' }),
  );
