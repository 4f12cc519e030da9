import { readItemShape } from '../items/item-shape';
import { summaryView } from '../items/item-view';
import { itemXml, refuseDetails } from '../items/item-xml';
import { toCondition, toOrder } from '../items/restriction';
import { EwsError, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { answerEach } from '../soap/response-message';
import { element, type Xml } from '../soap/xml';
import { type EwsRequest, type Operation } from './ews-request';
import { folderIdNodes, resolveFolder } from './resolve-ids';

const mostEntries = 1000;

interface Page {
  readonly offset: number;
  readonly max: number;
}

/** The server's own limit of entries holds whatever a client asks for. */
function readPage(body: XmlNode, total: number): Page {
  const indexed = body.child('IndexedPageItemView');
  const fractional = body.child('FractionalPageItemView');
  const max = Math.min(numberIn(indexed ?? fractional, 'MaxEntriesReturned', mostEntries), mostEntries);
  if (max < 1) throw new EwsError('ErrorInvalidPagingMaxRows', 'MaxEntriesReturned must be positive.');
  return { offset: fractional === undefined ? indexedOffset(indexed, total, max) : fractionOf(fractional, total), max };
}

const numberIn = (view: XmlNode | undefined, name: string, fallback: number): number =>
  Number(view?.attribute(name) ?? fallback);

function fractionOf(view: XmlNode, total: number): number {
  const share = numberIn(view, 'Numerator', 0) / numberIn(view, 'Denominator', 1);
  if (!(share >= 0 && share <= 1)) {
    throw new EwsError('ErrorInvalidFractionalPagingParameters', 'The fraction must be between 0 and 1.');
  }
  return Math.floor(total * share);
}

function indexedOffset(view: XmlNode | undefined, total: number, max: number): number {
  const offset = numberIn(view, 'Offset', 0);
  if (offset < 0) throw new EwsError('ErrorInvalidIndexedPagingParameters', 'Offset must not be negative.');
  return view?.attribute('BasePoint') === 'End' ? Math.max(0, total - offset - max) : offset;
}

const traversals: ReadonlySet<string | undefined> = new Set(['Shallow', 'SoftDeleted', 'Associated']);

export const findItem: Operation = (request) => {
  if (!traversals.has(request.body.attribute('Traversal'))) throw schemaViolation('items have no such traversal');
  return answerEach('FindItem', folderIdNodes(request.body.child('ParentFolderIds')), (node) => itemsOf(request, node));
};

function itemsOf(request: EwsRequest, node: XmlNode): Xml {
  const { store, body } = request;
  const folder = resolveFolder(request, node);
  const shape = readItemShape(body.child('ItemShape'));
  refuseDetails(shape);
  const isUnsupported = body.attribute('Traversal') === 'Associated' || body.attribute('Traversal') === 'SoftDeleted';
  const restriction = toCondition(body.child('Restriction')?.children[0]);
  const sql = `folder_id = ? AND ${isUnsupported ? '0' : restriction.sql}`;
  const parameters = [folder.id, ...(isUnsupported ? [] : restriction.parameters)];
  const total = store.items.count(sql, parameters);
  const { offset, max } = readPage(body, total);
  const order = toOrder(body.child('SortOrder'));
  const found = store.items.query(
    sql,
    [...parameters, ...order.parameters, max, offset],
    `ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
  );
  const items = element(
    't:Items',
    found.map((item) => itemXml(summaryView(store, item, shape))),
  );
  return element('m:RootFolder', items, {
    IndexedPagingOffset: offset + found.length,
    TotalItemsInView: total,
    IncludesLastItemInRange: offset + found.length >= total,
  });
}
