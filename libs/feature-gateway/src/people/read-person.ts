import { Injectable } from '@nestjs/common';
import { chooseRecord, toEmailAddress, type CrmRecord, type NamedRecord } from '@foldwatch/domain';
import { OrganizationConfigs, RecordDirectory } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { InvalidRequest } from '../http/refusal';
import { ConcernedActivities } from '../records/concerned-activities';
import type { PersonView } from './person-views';
import { PersonRecords } from './person-records';

const latest = 5;

/** Whoever has an address: their record, its account with what is open there, and their last mail. */
@Injectable()
export class ReadPerson {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly organization: OrganizationConfigs,
    private readonly records: PersonRecords,
    private readonly concerned: ConcernedActivities,
  ) {}

  async execute(text: string, viewer: Principal): Promise<PersonView> {
    const address = toEmailAddress(text);
    if (address === undefined) throw new InvalidRequest([{ field: 'address', message: 'is no address' }]);
    const ref = await this.recordOf(address);
    const known = await this.records.of(ref, viewer);
    const concerning = { addresses: [address], records: ref === undefined || known.record === null ? [] : [ref] };
    const { items } = await this.concerned.list(concerning, { viewer, isOpen: false, page: { limit: latest } });
    return { address, ...known, activities: items };
  }

  private async recordOf(address: string): Promise<NamedRecord | undefined> {
    const candidates: readonly CrmRecord[] = (await this.directory.resolveMany([address])).get(address) ?? [];
    const { ambiguousSender } = (await this.organization.find()).settings;
    return chooseRecord(candidates, { ambiguousSender });
  }
}
