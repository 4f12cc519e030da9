/** What the tests rely on of the public interface's answers. */
export interface RecordView {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

export interface MailboxView {
  readonly id: string;
  readonly emailAddress: string;
  readonly state: 'pending' | 'enabled' | 'disabled';
}

export interface FolderRuleView {
  readonly id: string;
  readonly folderId: string;
  readonly status: 'pending' | 'backfilling' | 'active' | 'paused' | 'disabled' | 'error';
  readonly statusReason: string | null;
}

export interface ActivityView {
  readonly id: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly messageIdReused: boolean;
  readonly sentAt: string | null;
  readonly from: { readonly address: string; readonly record: RecordView | null } | null;
  readonly regarding: (RecordView & { readonly source: string; readonly ruleId?: string }) | null;
  readonly content: string;
  readonly tracking: readonly {
    readonly mailboxId: string;
    readonly reason: string;
    readonly ruleId?: string;
    readonly conflict?: { readonly ruleId: string; readonly wanted: RecordView };
    readonly items: readonly { readonly folderId: string; readonly folderPath: string }[];
  }[];
  readonly version: number;
  readonly createdAt: string;
}

export interface JobView {
  readonly id: string;
  readonly state: 'open' | 'done' | 'stopped' | 'failed';
  readonly progress: { readonly done: number } | null;
}

export interface DeadLetterView {
  readonly id: string;
  readonly state: 'open' | 'replayed' | 'discarded';
  readonly group: string;
  readonly topic: string;
  readonly eventId: string;
  readonly code: string;
  readonly deaths: number;
}

export interface StepsView {
  readonly state: string;
  readonly steps: readonly {
    readonly step: string;
    readonly ok: boolean;
    readonly code?: string;
    readonly cure?: string;
  }[];
}

export interface SentTestEventView {
  readonly event: { readonly id: string; readonly subject: string; readonly data: object };
}
