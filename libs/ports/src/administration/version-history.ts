import type { Exclusion, FolderRule, MailboxOptions, OrganizationSettings, Published, Team } from '@foldwatch/domain';

/** What a version of something says. */
export type VersionContent =
  | { readonly kind: 'organization'; readonly settings: OrganizationSettings }
  | { readonly kind: 'team'; readonly team: Team }
  | { readonly kind: 'mailbox'; readonly options: MailboxOptions; readonly exclusions: readonly Exclusion[] }
  | { readonly kind: 'folder-rule'; readonly rule: FolderRule }
  /** It was removed. */
  | { readonly kind: 'removed' };

export interface KeptVersion extends Published {
  /** Of what it is a version; its numbers go up from version to version. */
  readonly scope: string;
  readonly content: VersionContent;
}

/** Every version of configuration that was ever published. Raises `StoreUnavailable`. */
export abstract class VersionHistory {
  /** One that is kept already stays as it is. */
  abstract keep(versions: readonly KeptVersion[]): Promise<void>;
  abstract find(scope: string, number: number): Promise<KeptVersion | undefined>;
  /** The newest first. */
  abstract list(
    scope: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly versions: readonly KeptVersion[]; readonly nextCursor?: string }>;
}
