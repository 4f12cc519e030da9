import { Injectable } from '@nestjs/common';
import { defaultReadRights, dependsOnOwner, type RecordChange } from '@foldwatch/domain';
import { Clock, OrganizationConfigs, RecordChanges, type ChangedSubject } from '@foldwatch/ports';

export type Noted = Pick<RecordChange, 'addresses' | 'merged'> & Partial<Pick<RecordChange, 'shared'>>;

/** Notes by what stored activities are to be looked at anew, where records changed. */
@Injectable()
export class NoteChanges {
  constructor(
    private readonly changes: RecordChanges,
    private readonly organization: OrganizationConfigs,
    private readonly clock: Clock,
  ) {}

  async execute(changes: readonly Noted[]): Promise<void> {
    const notedAt = this.clock.now().toISOString();
    const subjects = [...changes.flatMap(subjectsOf), ...(await this.sharedIn(changes))];
    if (subjects.length > 0) await this.changes.note(subjects.map((subject) => ({ subject, notedAt })));
  }

  async isAnythingNoted(): Promise<boolean> {
    return (await this.changes.oldest(1)).length > 0;
  }

  /** Where nobody reads their own records alone, it says nothing whose own one is. */
  private async sharedIn(changes: readonly Noted[]): Promise<readonly ChangedSubject[]> {
    const records = changes.flatMap(({ shared = [] }) => shared);
    if (records.length === 0) return [];
    const { settings } = await this.organization.find();
    return records
      .filter(({ table }) => dependsOnOwner(settings.readRights ?? defaultReadRights, table))
      .map((record) => ({ kind: 'shared', record }));
  }
}

const subjectsOf = ({ addresses, merged }: Noted): readonly ChangedSubject[] => [
  ...addresses.map((address): ChangedSubject => ({ kind: 'address', address })),
  ...merged.map((record): ChangedSubject => ({ kind: 'merged', record })),
];
