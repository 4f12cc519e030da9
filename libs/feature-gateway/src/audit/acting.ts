import { Injectable } from '@nestjs/common';
import type { FieldChange, MailboxId, Published } from '@foldwatch/domain';
import { CallContext } from '@foldwatch/platform';
import type { Principal } from '../access/principal';

/** What is said about a version that is being published. */
export type Words = Pick<Published, 'comment' | 'restored'>;

/** A writing call while it is carried out: whose, what it has changed so far, and what is said about that. */
export interface Act {
  readonly by: Principal;
  readonly changes: FieldChange[];
  words: Words;
  /** The mailbox that it concerns, where the path does not say so. */
  mailboxId?: MailboxId;
  /** Notes it once more, with what was changed after the answer. */
  noteLater?: () => Promise<void>;
}

/** Who is acting, for whatever is called on the way: what nobody has to hand on, nobody can forget. */
@Injectable()
export class Acting {
  private readonly acts = new CallContext<Act>();

  run<T>(act: Act, work: () => T): T {
    return this.acts.run(act, work);
  }

  /** The name under which what is done now is remembered. */
  get by(): string {
    return this.acts.current?.by.name ?? 'foldwatch';
  }

  /** Whose call it is; nobody's is what the gateway does by itself. */
  get actor(): Principal | undefined {
    return this.acts.current?.by;
  }

  get words(): Words {
    return this.acts.current?.words ?? {};
  }

  /** Goes with every version that is published from now on. */
  say(words: Words): void {
    const act = this.acts.current;
    if (act !== undefined) act.words = words;
  }

  /** For the audit log, which is asked what became of a mailbox. */
  concern(mailboxId: MailboxId): void {
    const act = this.acts.current;
    if (act !== undefined) act.mailboxId = mailboxId;
  }

  /** For what goes on after the answer: has the audit log know what was changed since. */
  async noteLater(): Promise<void> {
    await this.acts.current?.noteLater?.();
  }

  /** For the audit log: names and values of configuration alone. */
  note(...changes: readonly FieldChange[]): void {
    this.acts.current?.changes.push(...changes);
  }
}
