import { ValidationPipe, type ArgumentMetadata, type PipeTransform, type ValidationError } from '@nestjs/common';
import { InvalidRequest, type FieldProblem } from './refusal';

const maxProblems = 100;

/** A call that takes a body gets one: where all its fields may be left out, nothing at all would pass for an empty one. */
export const demandBody = (): PipeTransform => ({
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type === 'body' && value === undefined) throw new InvalidRequest([{ field: 'body', message: 'must be given' }]);
    return value;
  },
});

/** Checks bodies and queries by their classes; what a class does not name is refused, so that a typing error is noticed. */
export const validateInput = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false },
    exceptionFactory: (errors) => new InvalidRequest(fieldProblems(errors, '').slice(0, maxProblems)),
  });

function fieldProblems(errors: readonly ValidationError[], parent: string): readonly FieldProblem[] {
  return errors.flatMap((error) => {
    const field = pathTo(parent, error.property);
    const own = messagesOf(error).map((message) => ({ field, message }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

/** Of a field that is missing one thing is wrong, though every validator says something. */
function messagesOf({ property, constraints = {}, value }: ValidationError): readonly string[] {
  const messages = Object.entries(constraints).map(([name, text]) => messageOf(name, text, property));
  if (value !== undefined || messages.length < 2) return messages;
  return [constraints['isIn'] === undefined ? 'must be given' : messageOf('isIn', constraints['isIn'], property)];
}

function pathTo(parent: string, property: string): string {
  const name = property.slice(0, 100);
  if (/^\d+$/.test(name)) return `${parent}[${name}]`;
  return parent === '' ? name : `${parent}.${name}`;
}

/** The validators begin their sentences with the field, which is told beside them. */
function messageOf(constraint: string, text: string, property: string): string {
  if (constraint === 'whitelistValidation') return 'is not known here';
  const [each, own] = [`each value in ${property} `, `${property} `];
  if (constraint === 'arrayUnique') return 'must name each once';
  if (text.startsWith(each)) return `each value ${text.slice(each.length)}`;
  return text.startsWith(own) ? text.slice(own.length) : text;
}
