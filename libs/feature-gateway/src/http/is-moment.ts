import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i;
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A moment as RFC 3339 writes it, brought to UTC as the stores compare it. */
export function IsMoment(): PropertyDecorator {
  return (prototype, property) => {
    Transform(({ value }: { readonly value: unknown }) => toUtc(value))(prototype, property);
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value: unknown): boolean => typeof value === 'string' && utc.test(value),
        defaultMessage: (): string => `${String(property)} must be a time (RFC 3339)`,
      },
    })(prototype, property);
  };
}

function toUtc(value: unknown): unknown {
  if (typeof value !== 'string' || !rfc3339.test(value)) return value === undefined ? undefined : '';
  const time = Date.parse(value);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
