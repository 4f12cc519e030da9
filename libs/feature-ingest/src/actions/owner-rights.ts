import { Injectable } from '@nestjs/common';
import { defaultReadRights, readerOf, type Reader } from '@foldwatch/domain';
import { Configuration } from '../mailbox/ownership/configuration';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** What the owner of a mailbox may read; asked for anew each time, so that a right that was taken away is gone at once. */
@Injectable()
export class OwnerRights {
  constructor(private readonly configuration: Configuration) {}

  async of({ config: { mailbox } }: OwnedMailbox): Promise<Reader> {
    const { settings } = await this.configuration.organization();
    return readerOf(settings.readRights ?? defaultReadRights, mailbox.ownerId);
  }
}
