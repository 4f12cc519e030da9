import { Injectable } from '@nestjs/common';
import type { FieldChange } from '@foldwatch/domain';
import { CallContext } from '@foldwatch/platform';
import type { Principal } from '../access/principal';

/** A writing call while it is carried out: whose, and what it has changed so far. */
export interface Act {
  readonly by: Principal;
  readonly changes: FieldChange[];
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

  /** For the audit log: names and values of configuration alone. */
  note(...changes: readonly FieldChange[]): void {
    this.acts.current?.changes.push(...changes);
  }
}
