import type { LocatedItem } from '@foldwatch/ports';

import { mapiTag } from '../requests/shapes';
import type { XmlElement } from '../xml/xml-element';
import { ExtendedProperties } from './extended-properties';
import { withoutUndefined } from './without-undefined';

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
    return [
      {
        itemId,
        changeKey: id?.attribute('ChangeKey') ?? '',
        folderId: item.idIn('ParentFolderId') ?? folderId,
        ...withoutUndefined({
          internetMessageId: item.textAt('InternetMessageId'),
          searchKey: new ExtendedProperties(item).tagged(mapiTag.searchKey),
        }),
      },
    ];
  });
}
