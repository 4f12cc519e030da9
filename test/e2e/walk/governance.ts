/** A rule as the walk made it. */
export interface ModelRule {
  readonly ruleId: string;
  readonly folderId: string;
  readonly recordId?: string;
  readonly action: 'track' | 'do-not-track';
  readonly includeSubfolders: boolean;
  readonly existing: 'track' | 'skip';
}

/** A folder as Exchange has it. */
export interface PlacedFolder {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly path: string;
}

/** The tracking rule of each folder that has one. */
export type Governance = ReadonlyMap<string, ModelRule>;

/** Below Inbox, never Inbox itself. */
export const isInScope = ({ path }: Pick<PlacedFolder, 'path'>): boolean => path.startsWith('Inbox/');

/** A folder's own rule, else the nearest above that includes sub-folders; "do not track" is a rule like any other. */
export function governanceOf(folders: readonly PlacedFolder[], rules: readonly ModelRule[]): Governance {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const own = new Map(rules.map((rule) => [rule.folderId, rule]));
  const governed = new Map<string, ModelRule>();
  for (const folder of folders) {
    if (!isInScope(folder)) continue;
    let rule = own.get(folder.id);
    for (let at = parentOf(folder, byId); rule === undefined && at !== undefined; at = parentOf(at, byId)) {
      const above = own.get(at.id);
      if (above?.includeSubfolders === true) rule = above;
    }
    if (rule?.action === 'track') governed.set(folder.id, rule);
  }
  return governed;
}

const parentOf = (folder: PlacedFolder, byId: ReadonlyMap<string, PlacedFolder>): PlacedFolder | undefined =>
  folder.parentId === undefined ? undefined : byId.get(folder.parentId);
