import { Injectable } from '@nestjs/common';
import type { PublicationKind, WaitingChange } from '@foldwatch/ports';
import { CarryOutEdit } from './carry-out-edit';
import { CarryOutPublication } from './carry-out-publication';

/** Does what was asked for, as if it were asked now. */
@Injectable()
export class CarryOutChange {
  constructor(
    private readonly edit: CarryOutEdit,
    private readonly publication: CarryOutPublication,
  ) {}

  execute(change: WaitingChange): Promise<void> {
    const { kind } = change;
    return isPublication(kind) ? this.publication.execute({ ...change, kind }) : this.edit.execute({ ...change, kind });
  }
}

const publications: ReadonlySet<string> = new Set<PublicationKind>([
  'publish-draft',
  'roll-back',
  'change-organization',
  'change-team',
]);

const isPublication = (kind: WaitingChange['kind']): kind is PublicationKind => publications.has(kind);
