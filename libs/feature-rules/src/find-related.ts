import { correlationKeys, RecordedMessages, type CrmRecord, type MailMetadata } from '@foldwatch/domain';
import { Correspondence, RecordDirectory } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** Recorded mail that messages may belong to, and records of the people on them. Nothing is asked where nobody wants to know. */
@Injectable()
export class FindRelated {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly directory: RecordDirectory,
  ) {}

  async mail(mails: readonly MailMetadata[]): Promise<RecordedMessages> {
    const keys = correlationKeys(mails);
    const isAsked = Object.values(keys).some((sought) => sought.length > 0);
    return new RecordedMessages(isAsked ? await this.correspondence.find(keys) : []);
  }

  async records(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    return addresses.length === 0 ? new Map() : this.directory.resolveMany(addresses);
  }
}
