import { Injectable } from '@nestjs/common';
import type { Activity, MailboxId } from '@foldwatch/domain';
import type { Principal } from '../access/principal';
import { Readers } from '../rights/readers';
import { refuseMasked } from '../rights/refuse-masked';
import { NoteLooks, type Look } from './note-looks';

/** Searches of mail by words: not for those to whom subjects are masked, and looks at others' mail. */
@Injectable()
export class MailSearches {
  constructor(
    private readonly readers: Readers,
    private readonly looks: NoteLooks,
  ) {}

  async admit(viewer: Principal): Promise<void> {
    refuseMasked((await this.readers.of(viewer))?.maskedActivityFields, 'subject', 'q');
  }

  noteAtMail(found: readonly Activity[], viewer: Principal, look: Look): Promise<void> {
    return this.looks.atMail(found, viewer, look);
  }

  noteAtMailboxes(searched: readonly MailboxId[], viewer: Principal, look: Look): Promise<void> {
    return this.looks.atMailboxes(searched, viewer, look);
  }
}
