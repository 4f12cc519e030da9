import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';

type PayloadClass = new () => object;

const nestedProperties: { readonly prototype: object; readonly property: string; readonly of: () => PayloadClass }[] =
  [];

/** A nested payload class, or a list of them: known to the validators and to the readers compiled from them. */
export function Nested(of: () => PayloadClass, options: { readonly each?: boolean } = {}): PropertyDecorator {
  return (prototype, property) => {
    nestedProperties.push({ prototype, property: String(property), of });
    ValidateNested({ each: options.each ?? false })(prototype, property);
    Type(of)(prototype, property);
  };
}

/** The class that `Nested` named for a property of this class or of one that it extends. */
export function nestedClassOf(payloadClass: PayloadClass, property: string): PayloadClass | undefined {
  const { prototype } = payloadClass;
  const isOwner = (owner: object): boolean =>
    owner === prototype || Object.prototype.isPrototypeOf.call(owner, prototype);
  return nestedProperties.find((known) => known.property === property && isOwner(known.prototype))?.of();
}
