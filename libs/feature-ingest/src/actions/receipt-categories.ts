import { Injectable } from '@nestjs/common';
import { isUnrestricted, type Reader } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import { findReadable, RecordDirectory, recordKey } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { RenamingJobs } from '../renaming/renaming-jobs';
import { OwnerRights } from './owner-rights';
import type { CategoryFacts } from './plan-category';

export type Receipt = Pick<CategoryFacts, 'wanted' | 'categoryName'>;

/**
 * Receipts name no record that the owner of the mailbox may not read: the mail can regard it because of another's mailbox, and
 * whoever opens this one sees its categories. Before a name is written by other rights than before, a job stands that has the rest
 * follow.
 */
@Injectable()
export class ReceiptCategories {
  constructor(
    private readonly rights: OwnerRights,
    private readonly directory: RecordDirectory,
    private readonly renamings: RenamingJobs,
  ) {}

  async of(mailbox: OwnedMailbox, actions: readonly MailActionV1[]): Promise<(action: MailActionV1) => Receipt> {
    if (!actions.some(namesRecord)) return asTold;
    const owner = await this.rights.of(mailbox);
    await this.renamings.demand(mailbox, owner);
    const refs = actions.flatMap(({ regarding }) => regarding ?? []);
    const readable = await findReadable(this.directory, refs, owner);
    return (action) => (namesRecord(action) && !mayName(action, owner, readable) ? unnamed(action) : asTold(action));
  }
}

const asTold = ({ category, categoryName = '' }: MailActionV1): Receipt => ({
  categoryName,
  ...(category !== undefined && { wanted: category }),
});

const unnamed = ({ categoryName = '' }: MailActionV1): Receipt => ({ categoryName, wanted: categoryName });

const namesRecord = ({ category, categoryName }: MailActionV1): boolean =>
  category !== undefined && category !== categoryName;

/** An earlier release did not say whose name it is. */
const mayName = ({ regarding }: MailActionV1, owner: Reader, readable: ReadonlySet<string>): boolean =>
  regarding === undefined ? isUnrestricted(owner) : readable.has(recordKey(regarding));
