import type { LocatedItem } from '@foldwatch/ports';

import { mapiTag } from '../requests/shapes';
import type { XmlElement } from '../xml/xml-element';
import { ExtendedProperties } from './extended-properties';

/** An item that a search met, with what it was met by. */
export interface SightedItem extends LocatedItem {
  readonly internetMessageId?: string;
  readonly searchKey?: string;
}

export function locatedItemsIn(message: XmlElement, folderId: string): readonly SightedItem[] {
  return (message.at('RootFolder', 'Items')?.children ?? []).flatMap((item): readonly SightedItem[] => {
    const id = item.child('ItemId');
    const itemId = id?.attribute('Id');
    if (itemId === undefined) return [];
    const internetMessageId = item.textAt('InternetMessageId');
    const searchKey = new ExtendedProperties(item).tagged(mapiTag.searchKey);
    return [
      {
        itemId,
        changeKey: id?.attribute('ChangeKey') ?? '',
        folderId: item.child('ParentFolderId')?.attribute('Id') ?? folderId,
        ...(internetMessageId === undefined ? {} : { internetMessageId }),
        ...(searchKey === undefined ? {} : { searchKey }),
      },
    ];
  });
}
