import { Param } from '@nestjs/common';
import { InvalidRequest } from './refusal';

/** Text without control characters or half a surrogate pair, for ids and names that people send. */
export const plainText = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

const maxIdLength = 200;

/** Raises the refusal of what is no id. */
export function demandId(field: string, id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= maxIdLength && plainText.test(id)) return id;
  throw new InvalidRequest([{ field, message: `must be printable text of at most ${maxIdLength} characters` }]);
}

/** An id in the path: short and printable, or the request is refused. Whether there is such a thing the use case says. */
export const PathId = (field: string): ParameterDecorator =>
  Param(field, { transform: (id: unknown): string => demandId(field, id) });

/** A place in a list, counted from zero; the validation pipe before it may have made a number of it. */
export const PathIndex = (field: string): ParameterDecorator =>
  Param(field, {
    transform(text: unknown): number {
      if (/^\d{1,6}$/.test(String(text))) return Number(text);
      throw new InvalidRequest([{ field, message: 'must be a whole number from zero' }]);
    },
  });
