import { ValidateIf } from 'class-validator';

/** May be left out. Unlike the validators' own `IsOptional` it lets no `null` through, which would mean something else. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
