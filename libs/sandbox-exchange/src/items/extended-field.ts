import { type XmlNode } from '../soap/parse-xml';
import { element, textElement, type Xml } from '../soap/xml';

/** One extended property as a client names it. */
export interface ExtendedField {
  /** The same for every way of writing the same name. */
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly propertyType: string;
  /** The number of a tagged property. */
  readonly tag: number | undefined;
  /** The name of a header, where the property is one of the mail's own headers. */
  readonly headerName: string | undefined;
}

const attributeOrder = [
  'DistinguishedPropertySetId',
  'PropertySetId',
  'PropertyTag',
  'PropertyName',
  'PropertyId',
  'PropertyType',
];

export function readExtendedField(node: XmlNode): ExtendedField {
  const attributes = Object.fromEntries(
    attributeOrder.flatMap((name) => {
      const value = node.attribute(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const tag = node.attribute('PropertyTag');
  const propertySet = node.attribute('DistinguishedPropertySetId') ?? node.attribute('PropertySetId')?.toLowerCase();
  const name = node.attribute('PropertyName') ?? node.attribute('PropertyId');
  return {
    key: tag === undefined ? `${propertySet ?? ''}/${name ?? ''}` : `tag/${Number(tag)}`,
    attributes,
    propertyType: node.attribute('PropertyType') ?? 'String',
    tag: tag === undefined ? undefined : Number(tag),
    headerName: propertySet === 'InternetHeaders' ? name : undefined,
  };
}

const mimeTags: ReadonlySet<number> = new Set([0x007d, 0x3fdf]);

/** Whether the value stands nowhere but in the message itself. */
export const isReadFromMime = ({ tag, headerName }: ExtendedField): boolean =>
  headerName !== undefined || (tag !== undefined && mimeTags.has(tag));

export function extendedPropertyElement(
  { attributes }: ExtendedField,
  value: string | readonly string[] | undefined,
): Xml {
  if (value === undefined) return '';
  const field = element('t:ExtendedFieldURI', '', attributes);
  if (typeof value === 'string') return element('t:ExtendedProperty', [field, textElement('t:Value', value)]);
  if (value.length === 0) return '';
  const values = value.map((one) => textElement('t:Value', one));
  return element('t:ExtendedProperty', [field, element('t:Values', values)]);
}

export function readExtendedValue(property: XmlNode): string | readonly string[] {
  const list = property.child('Values');
  return list === undefined ? (property.textOf('Value') ?? '') : list.children.map(({ text }) => text);
}
