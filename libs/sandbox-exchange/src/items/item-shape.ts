import { isTrue } from '../soap/boolean';
import { type XmlNode } from '../soap/parse-xml';
import { type ExtendedField, readExtendedField } from './extended-field';

type ShapeName = 'IdOnly' | 'Default' | 'AllProperties';

/** What a client wants to see of each item. */
export interface ItemShape {
  readonly shape: ShapeName;
  readonly includeMime: boolean;
  readonly bodyType: 'HTML' | 'Text' | 'Best';
  readonly fields: ReadonlySet<string>;
  readonly headers: readonly string[];
  readonly extended: readonly ExtendedField[];
}

const isShapeName = (text: string | undefined): text is ShapeName =>
  text === 'IdOnly' || text === 'Default' || text === 'AllProperties';

const isBodyType = (text: string | undefined): text is ItemShape['bodyType'] => text === 'HTML' || text === 'Text';

export function readItemShape(node: XmlNode | undefined): ItemShape {
  const shape = node?.textOf('BaseShape');
  const bodyType = node?.textOf('BodyType');
  const paths = node?.child('AdditionalProperties')?.children ?? [];
  const named = paths.flatMap((path) => path.attribute('FieldURI') ?? []);
  return {
    shape: isShapeName(shape) ? shape : 'IdOnly',
    includeMime: isTrue(node?.textOf('IncludeMimeContent')) || named.includes('item:MimeContent'),
    bodyType: isBodyType(bodyType) ? bodyType : 'Best',
    fields: new Set(paths.filter(({ name }) => name === 'FieldURI').map((path) => path.attribute('FieldURI') ?? '')),
    headers: paths
      .filter((path) => path.name === 'IndexedFieldURI' && path.attribute('FieldURI') === 'item:InternetMessageHeader')
      .map((path) => path.attribute('FieldIndex') ?? ''),
    extended: paths.filter(({ name }) => name === 'ExtendedFieldURI').map(readExtendedField),
  };
}
