import { Injectable } from '@nestjs/common';
import type { FieldChange } from '@foldwatch/domain';
import { VersionHistory } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import type { Stamp, Succession } from './stamp-versions';

/**
 * Keeps every version of configuration. The current one lies with the configuration itself, who and when included; before another
 * takes its place it is kept, so that none is ever lost, wherever a process ends.
 */
@Injectable()
export class Publications {
  constructor(
    private readonly history: VersionHistory,
    private readonly acting: Acting,
  ) {}

  stamp(at: string): Stamp {
    return { by: this.acting.by, at, ...this.acting.words };
  }

  /** Before the configuration is replaced. */
  async retire({ retired }: Succession): Promise<void> {
    if (retired.length > 0) await this.history.keep(retired);
  }

  /** After it was. */
  async settle({ published }: Succession, changes: readonly FieldChange[]): Promise<void> {
    this.acting.note(...changes);
    if (published.length > 0) await this.history.keep(published);
  }
}
