import {
  defaultOrganizationSettings,
  foldDecisions,
  foldSettingsOf,
  type CategoryRemovedDecision,
  type ContentArrival,
  type DecidingRule,
  type Finding,
  type Folded,
  type FoldContext,
  type FoldSettings,
  type LeftDecision,
  type LocatedPlacement,
  type NamedRecord,
  type ObservationNumber,
  type PresentDecision,
  type RecordingWish,
  type RegardingDecision,
  type RelinkDecision,
  type ResolveDecision,
  type UndoDecision,
  type UntrackDecision,
} from '../src';
import { activityId, aMail } from './mail-builders';

export const foldSettings = (given: Partial<FoldSettings> = {}): FoldSettings => ({
  ...foldSettingsOf(defaultOrganizationSettings),
  ...given,
});

export const foldContext: FoldContext = {
  at: '2026-03-02T09:00:00.000Z',
  organizationId: 'contoso',
  messageIdReused: false,
};

export const foldAll = (...findings: readonly Finding[]): Folded => foldDecisions(undefined, findings, foldContext);

/** The nth observation of one read after another; n is also the minute in which it was made. */
export const numbered = (n: number): ObservationNumber => ({ epoch: 1, read: n, n: 0 });

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 2, 8, n)).toISOString();

/** The rule `r-<record id>`, which names that account. */
export const ruleFor = (recordId: string, version = 1): Required<DecidingRule> => ({
  id: `r-${recordId}`,
  version,
  regarding: { table: 'account', id: recordId, name: recordId.toUpperCase() },
});

const seen = (n: number, mailboxId: string) => ({
  id: `d-${mailboxId}-${n}`,
  activityId: activityId(),
  decidedAt: minute(n),
  observedAt: minute(n),
  mailboxId,
  number: numbered(n),
  checks: [],
  settings: foldSettings(),
});

type Given<T> = Partial<T> & { readonly at: number };

export const aPresent = ({ at, mailboxId = 'm-erin', ...given }: Given<PresentDecision>): PresentDecision => ({
  ...seen(at, mailboxId),
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  because: 'change',
  itemKey: 'k1',
  folderId: 'f-tracked',
  rule: { id: 'r1', version: 1 },
  direction: 'incoming',
  mail: aMail(),
  contentKey: 'c1',
  ...given,
});

export const aSkip = ({ at, mailboxId = 'm-erin', ...given }: Given<PresentDecision>): PresentDecision => {
  const { rule: _, ...present } = aPresent({ at, mailboxId });
  return { ...present, verdict: 'skip', reason: 'no-rule-for-folder', folderId: 'f-untracked', ...given };
};

/** What a person wanted recorded in that minute, and was seen then. */
export const aWished = ({
  at,
  regarding,
  ...given
}: Given<PresentDecision & Pick<RecordingWish, 'regarding'>>): PresentDecision => {
  const { rule: _, ...present } = aPresent({ at, ...given });
  const wish = { by: 'erin', at: minute(at), ...(regarding !== undefined && { regarding }) };
  return { ...present, reason: 'recorded-by-person', wish };
};

export const aLeft = ({ at, mailboxId = 'm-erin', ...given }: Given<LeftDecision>): LeftDecision => ({
  ...seen(at, mailboxId),
  kind: 'left',
  whereabouts: 'elsewhere',
  reason: 'left-folder',
  itemKey: 'k1',
  folderId: 'f-tracked',
  ...given,
});

/** A copy found where the observation of that minute had seen it. */
export const locatedAt = (at: number, itemKey: string, folderId: string): LocatedPlacement => ({
  itemKey,
  folderId,
  number: numbered(at),
});

export const aCategoryRemoved = ({
  at,
  mailboxId = 'm-erin',
  ...given
}: Given<CategoryRemovedDecision>): CategoryRemovedDecision => ({
  ...seen(at, mailboxId),
  kind: 'category-removed',
  reason: 'category-removed',
  itemKey: 'k1',
  folderId: 'f-tracked',
  settings: foldSettings({ untrackOnCategoryRemoved: true }),
  ...given,
});

const acted = (kind: string, n: number) => ({
  id: `${kind}-${n}`,
  activityId: activityId(),
  decidedAt: minute(n),
  settings: foldSettings(),
});

export const aManualRegarding = (at: number, regarding: NamedRecord | undefined): RegardingDecision => ({
  ...acted('manual', at),
  kind: 'set-regarding',
  by: 'erin',
  ...(regarding !== undefined && { regarding }),
});

export const anUntrack = (at: number, mailboxId?: string): UntrackDecision => ({
  ...acted('untrack', at),
  kind: 'untrack',
  by: 'erin',
  ...(mailboxId !== undefined && { mailboxId }),
});

export const anUndo = (at: number, undoes: string): UndoDecision => ({
  ...acted('undo', at),
  kind: 'undo',
  by: 'erin',
  undoes,
});

export const aRelink = (at: number, rule: DecidingRule, given: Partial<RelinkDecision> = {}): RelinkDecision => ({
  ...acted('relink', at),
  kind: 'relink',
  mailboxId: 'm-erin',
  rule,
  ...given,
});

export const aResolve = (at: number, given: Partial<ResolveDecision> = {}): ResolveDecision => ({
  ...acted('resolve', at),
  kind: 'resolve',
  ...given,
});

export const aContentArrival = (at: number, hash: string, given: Partial<ContentArrival> = {}): ContentArrival => ({
  kind: 'content',
  id: `content-${at}`,
  activityId: activityId(),
  mailboxId: 'm-erin',
  version: { hash, sizeBytes: 10, bodyType: 'text', bodyRef: `ref-${hash}`, attachments: [], fetchedAt: minute(at) },
  ...given,
});
