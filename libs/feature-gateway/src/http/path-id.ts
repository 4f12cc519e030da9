import { Param } from '@nestjs/common';
import { ApiParam, type ApiParamOptions } from '@nestjs/swagger';
import { portablePattern } from './portable-pattern';
import { InvalidRequest } from './refusal';

/** Text without control characters or half a surrogate pair, for ids and names that people send. */
export const plainText = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

const maxIdLength = 200;

/** Raises the refusal of what is no id. */
export function demandId(field: string, id: unknown): string {
  if (typeof id === 'string' && id !== '' && Array.from(id).length <= maxIdLength && plainText.test(id)) return id;
  throw new InvalidRequest([{ field, message: `must be printable text of at most ${maxIdLength} characters` }]);
}

/** How an id in the path is described. */
export const describedId = (field: string): ApiParamOptions => ({
  name: field,
  schema: { type: 'string', minLength: 1, maxLength: maxIdLength, pattern: portablePattern(plainText) },
});

/** An id in the path: short and printable, or the request is refused. Whether there is such a thing the use case says. */
export const PathId = (field: string): ParameterDecorator =>
  described(describedId(field), Param(field, { transform: (id: unknown): string => demandId(field, id) }));

const indexPattern = /^\d{1,6}$/;

/** A place in a list, counted from zero; the validation pipe before it may have made a number of it. */
export const PathIndex = (field: string): ParameterDecorator =>
  described(
    { name: field, schema: { type: 'integer', minimum: 0, maximum: 999_999 } },
    Param(field, {
      transform(text: unknown): number {
        if (indexPattern.test(String(text))) return Number(text);
        throw new InvalidRequest([{ field, message: 'must be a whole number from zero' }]);
      },
    }),
  );

/** With its limits in the description of the API. */
const described =
  (options: ApiParamOptions, decorate: ParameterDecorator): ParameterDecorator =>
  (prototype, method, index) => {
    decorate(prototype, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
    if (descriptor !== undefined) ApiParam(options)(prototype, method, descriptor);
  };
