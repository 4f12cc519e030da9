import type { FolderId } from '@foldwatch/domain';
import type { MailboxSteps } from '../mailbox-steps';
import type { OwnedMailbox } from '../owned-mailbox';
import { priorities, type LaneTask } from './task-lane';

const betweenStatusMs = 1_000;
const renameLaterMs = 5_000;

interface AgendaParts {
  readonly mailbox: OwnedMailbox;
  readonly steps: MailboxSteps;
  readonly schedule: (task: LaneTask) => void;
  /** Something was read; `changed` when there was something to take. */
  readonly onRead: (changed: boolean) => void;
}

/**
 * What is to be done for a mailbox, and what follows from what: folders → plan → reads → items owed → what left → backfill.
 * Each is a short task; the lane runs the most urgent first.
 */
export class MailboxAgenda {
  private read: ReadonlySet<FolderId> = new Set();
  private readonly missing = new Set<FolderId>();
  private statusAtMs = 0;
  private renameTimer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: AgendaParts) {}

  /** Everything is looked at: at the start, after lost hints, when it is time to poll. */
  lookEverywhere(): void {
    this.lookAtTree();
    this.plan('all');
    this.renameCategories();
  }

  /** `later` where only a hint says so: servers hint at the folder itself with each mail that comes. */
  lookAtTree(when: 'first' | 'later' = 'first'): void {
    const { mailbox, steps } = this.parts;
    const priority = when === 'first' ? priorities.tree : priorities.due;
    this.add(`tree:${when}`, priority, async () => {
      const changed = await steps.folders.tree.execute(mailbox);
      this.parts.onRead(false);
      if (changed) this.plan('new');
      return false;
    });
  }

  /** A hint: of a folder that nobody follows it says nothing, of an unknown one that the tree changed. */
  lookAt(folderId: FolderId): void {
    if (this.read.has(folderId)) this.readFolder(folderId);
    else if (this.parts.mailbox.tree.find(folderId) === undefined) this.lookAtTree();
  }

  /** Works out what is to be read; `all` reads it, `new` only what was not followed before. */
  plan(which: 'all' | 'new'): void {
    this.add(`plan:${which}`, priorities.job, async () => {
      const { mailbox, steps } = this.parts;
      await this.findFoldersOfRules();
      const plan = await steps.folders.watched.plan(mailbox);
      for (const folderId of plan.unwanted) await steps.folders.giveUp.execute(mailbox, folderId, 'forget');
      for (const folderId of plan.vanished) await steps.folders.abandon.execute(mailbox, folderId);
      for (const folderId of plan.read) if (which === 'all' || this.isToBeListed(folderId)) this.readFolder(folderId);
      this.read = new Set(plan.read);
      await steps.status.execute(mailbox);
      this.lookAtWhatIsOwed();
      return false;
    });
  }

  /** The organization calls its category something else now: that the former one is missing says nothing. */
  forgetCategories(): void {
    const { mailbox, steps } = this.parts;
    this.add('forget-categories', priorities.tree, async () => {
      await steps.categories.forget.execute(mailbox);
      return false;
    });
  }

  /** Read rights or the owner may be others than those by which categories name records. */
  renameCategories(): void {
    const { mailbox, steps } = this.parts;
    this.add('rename-categories', priorities.backfill, async () => {
      const next = await steps.categories.rename.execute(mailbox);
      clearTimeout(this.renameTimer);
      if (next === 'later') this.renameTimer = setTimeout(() => this.renameCategories(), renameLaterMs).unref();
      return next === 'again';
    });
  }

  /** Something that the rules depend on changed outside Exchange. */
  showRules(): void {
    const { mailbox, steps } = this.parts;
    this.add('rules', priorities.job, async () => {
      await steps.status.execute(mailbox);
      return false;
    });
  }

  lookAtWhatIsOwed(): void {
    this.readDue();
    this.locate();
    this.backfill();
  }

  /** A rule may name a folder that was made a moment ago: only one that the server does not list is missing. */
  private async findFoldersOfRules(): Promise<void> {
    const { mailbox, steps } = this.parts;
    const isUnknown = (folderId: FolderId): boolean =>
      mailbox.tree.find(folderId) === undefined && !this.missing.has(folderId);
    const unknown = mailbox.config.rules.map(({ folderId }) => folderId).filter(isUnknown);
    if (unknown.length === 0) return;
    await steps.folders.tree.execute(mailbox);
    for (const folderId of unknown.filter(isUnknown)) this.missing.add(folderId);
  }

  private isToBeListed(folderId: FolderId): boolean {
    const { mailbox } = this.parts;
    const ruleId = mailbox.readingTerms(folderId)?.id;
    const cursor = mailbox.cursors.get(folderId);
    return !this.read.has(folderId) || cursor === undefined || cursor.ruleId !== ruleId;
  }

  private readFolder(folderId: FolderId): void {
    this.add(`read:${folderId}`, priorities.read, async () => {
      const { mailbox, steps } = this.parts;
      if (!this.read.has(folderId)) return false;
      const { more, changed, listed } = await steps.reading.folder.execute(mailbox, folderId);
      this.parts.onRead(changed);
      if (listed) await steps.status.execute(mailbox);
      if (listed) this.backfill();
      if (changed) this.readDue();
      if (changed) this.locate();
      return more;
    });
  }

  private readDue(): void {
    const { mailbox, steps } = this.parts;
    this.add('due', priorities.due, async () => {
      if (await steps.reading.due.execute(mailbox, 'change')) return true;
      return steps.reading.due.execute(mailbox, 'reconciliation');
    });
  }

  private locate(): void {
    const { mailbox, steps } = this.parts;
    this.add('locate', priorities.locate, async () => {
      const { foundIn, more, treeInDoubt, doubted } = await steps.reading.locate.execute(mailbox);
      for (const folderId of doubted) this.readFolder(folderId);
      if (treeInDoubt) this.lookAtTree();
      if (foundIn.some((folderId) => !this.read.has(folderId))) this.plan('new');
      return more;
    });
  }

  private backfill(): void {
    const { mailbox, steps } = this.parts;
    this.add('backfill', priorities.backfill, async () => {
      const more = await steps.reading.backfill.execute(mailbox);
      if (more && Date.now() - this.statusAtMs < betweenStatusMs) return true;
      this.statusAtMs = Date.now();
      await steps.status.execute(mailbox);
      return more;
    });
  }

  private add(key: string, priority: number, step: () => Promise<boolean>): void {
    this.parts.schedule({ key, priority, run: async () => ((await step()) ? 'again' : 'done') });
  }
}
