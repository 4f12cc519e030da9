import { Injectable } from '@nestjs/common';
import type { MembershipKind, PublicationKind, WaitingChange, WaitingKind } from '@foldwatch/ports';
import { CarryOutEdit } from './carry-out-edit';
import { CarryOutMembership } from './carry-out-membership';
import { CarryOutPublication } from './carry-out-publication';

/** Does what was asked for, as if it were asked now. */
@Injectable()
export class CarryOutChange {
  constructor(
    private readonly edit: CarryOutEdit,
    private readonly publication: CarryOutPublication,
    private readonly membership: CarryOutMembership,
  ) {}

  execute(change: WaitingChange): Promise<void> {
    const { kind } = change;
    if (isPublication(kind)) return this.publication.execute({ ...change, kind });
    return isMembership(kind) ? this.membership.execute({ ...change, kind }) : this.edit.execute({ ...change, kind });
  }
}

const publications: ReadonlySet<string> = new Set<PublicationKind>([
  'publish-draft',
  'roll-back',
  'change-organization',
  'change-team',
]);

const isPublication = (kind: WaitingKind): kind is PublicationKind => publications.has(kind);

const isMembership = (kind: WaitingKind): kind is MembershipKind => kind === 'change-mailbox' || kind === 'remove-team';
