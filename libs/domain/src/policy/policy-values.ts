import type { CreateMode, CreateOption } from '../creation/create-option';
import type { Published } from './published';
import type { TrackOption } from '../tracking/track-option';

/** From the widest to the nearest: each may set what the ones above left open. */
export const policyLayers = ['organization', 'team', 'mailbox', 'folder'] as const;

export type PolicyLayer = (typeof policyLayers)[number];
export type LockingLayer = Extract<PolicyLayer, 'organization' | 'team'>;

/** What layers below the organization may decide for themselves. */
export interface PolicyValues {
  /** Mail outside tracked folders; never wider than the organization's cap. */
  readonly track: TrackOption;
  /** What becomes of an unknown sender, as far as the organization's cap allows. */
  readonly create: CreateOption;
  readonly createMode: CreateMode;
  readonly onMoveOut: 'keep' | 'untrack';
  readonly onDelete: 'keep' | 'untrack';
  readonly regardingPolicy: 'manual-wins' | 'folder-wins';
  readonly autoTrackSubfolders: boolean;
  readonly autoTrackSentItems: boolean;
  readonly leaveOutInternalSideThreads: boolean;
  readonly smartMatching: boolean;
  readonly ambiguousSender: 'first' | 'unresolved';
  readonly untrackOnCategoryRemoved: boolean;
  readonly accountByDomain: boolean;
}

export type PolicyName = keyof PolicyValues;

/**
 * The nearest layer at which each value may be set; every layer above may set it too. The category's name is not among them:
 * mailboxes of several teams can hold one message, whose receipt has one name.
 */
export const nearestLayers: Readonly<Record<PolicyName, PolicyLayer>> = {
  track: 'mailbox',
  create: 'folder',
  createMode: 'folder',
  onMoveOut: 'folder',
  onDelete: 'mailbox',
  regardingPolicy: 'mailbox',
  autoTrackSubfolders: 'mailbox',
  autoTrackSentItems: 'mailbox',
  leaveOutInternalSideThreads: 'mailbox',
  smartMatching: 'mailbox',
  ambiguousSender: 'mailbox',
  untrackOnCategoryRemoved: 'team',
  accountByDomain: 'team',
};

export const isPolicyName = (text: string): text is PolicyName => Object.hasOwn(nearestLayers, text);

export const policyNames: readonly PolicyName[] = Object.keys(nearestLayers).filter(isPolicyName);

export const maySet = (name: PolicyName, layer: PolicyLayer): boolean => isWithin(layer, nearestLayers[name]);

/** Whether a layer is the other one or above it. */
const isWithin = (layer: PolicyLayer, nearest: PolicyLayer): boolean =>
  policyLayers.indexOf(layer) <= policyLayers.indexOf(nearest);

export const isBelow = (layer: PolicyLayer, other: PolicyLayer): boolean => !isWithin(layer, other);

/** Mailboxes that share what the organization leaves open; a mailbox is in at most one. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly values: Partial<PolicyValues>;
  /** Those that its mailboxes and their folders cannot set. */
  readonly locks: readonly PolicyName[];
  /** When one of its values of automatic tracking was last changed: what lay there before is not tracked. */
  readonly automaticTrackingSince?: string;
  readonly createdAt: string;
  readonly published?: Published;
}
