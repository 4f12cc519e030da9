import { Injectable } from '@nestjs/common';
import { ForgetCategories } from '../actions/forget-categories';
import { BackfillPortion } from '../backfill/backfill-portion';
import { GiveUpBackfill } from '../backfill/give-up-backfill';
import { UpdateRuleStatus } from '../backfill/update-rule-status';
import { AbandonFolder } from '../locating/abandon-folder';
import { LocateLeft } from '../locating/locate-left';
import { ObserveDue } from '../reading/observe-due';
import { ReadFolder } from '../reading/read-folder';
import { ReadTree } from '../reading/read-tree';
import { RenameCategories } from '../renaming/rename-categories';
import { WatchedFolders } from './watched-folders';

/** The steps by which items are read. */
@Injectable()
export class ReadingSteps {
  constructor(
    readonly folder: ReadFolder,
    readonly due: ObserveDue,
    readonly locate: LocateLeft,
    readonly backfill: BackfillPortion,
  ) {}
}

/** The steps that follow from folders coming and going. */
@Injectable()
export class FolderSteps {
  constructor(
    readonly tree: ReadTree,
    readonly watched: WatchedFolders,
    readonly abandon: AbandonFolder,
    readonly giveUp: GiveUpBackfill,
  ) {}
}

/** The steps by which our categories follow what they depend on. */
@Injectable()
export class CategorySteps {
  constructor(
    readonly forget: ForgetCategories,
    readonly rename: RenameCategories,
  ) {}
}

/** What the work of a mailbox consists of. */
@Injectable()
export class MailboxSteps {
  constructor(
    readonly reading: ReadingSteps,
    readonly folders: FolderSteps,
    readonly status: UpdateRuleStatus,
    readonly categories: CategorySteps,
  ) {}
}
