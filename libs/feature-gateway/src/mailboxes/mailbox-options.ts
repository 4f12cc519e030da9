import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  createModes,
  createOptions,
  defaultOrganizationSettings,
  explainValue,
  trackOptions,
  type CreateMode,
  type CreateOption,
  type LockingLayer,
  type PolicyName,
  type PolicyScope,
  type PolicyValues,
  type TrackOption,
} from '@foldwatch/domain';
import { PolicyValuesRequest } from '../policy/policy-values-request';

const sources = ['default', 'organization', 'team', 'mailbox'] as const;
const keepOrUntrack = ['keep', 'untrack'] as const;
const regardingPolicies = ['manual-wins', 'folder-wins'] as const;
const ambiguousSenders = ['first', 'unresolved'] as const;

/** Those that a mailbox may choose. */
export class ChangeOptionsRequest extends OmitType(PolicyValuesRequest, [
  'untrackOnCategoryRemoved',
  'accountByDomain',
] as const) {}

abstract class OptionView {
  @ApiProperty({ enum: [...sources, 'folder'], description: 'Who decided the effective value.' })
  readonly source!: (typeof sources)[number] | 'folder';
  @ApiProperty({ description: 'The organization does not allow what was chosen.' }) readonly capped!: boolean;
  @ApiProperty({
    enum: ['organization', 'team'],
    nullable: true,
    description: 'Who fixed it, so that it cannot be chosen here; what was chosen before is shown and has no effect.',
  })
  readonly lockedBy!: LockingLayer | null;
}

export class TrackOptionView extends OptionView {
  @ApiProperty({ enum: trackOptions, nullable: true }) readonly value!: TrackOption | null;
  @ApiProperty({ enum: trackOptions }) readonly effective!: TrackOption;
}

export class CreateOptionView extends OptionView {
  @ApiProperty({ enum: createOptions, nullable: true }) readonly value!: CreateOption | null;
  @ApiProperty({ enum: createOptions }) readonly effective!: CreateOption;
}

export class CreateModeOptionView extends OptionView {
  @ApiProperty({ enum: createModes, nullable: true }) readonly value!: CreateMode | null;
  @ApiProperty({ enum: createModes }) readonly effective!: CreateMode;
}

export class KeepOptionView extends OptionView {
  @ApiProperty({ enum: keepOrUntrack, nullable: true }) readonly value!: PolicyValues['onDelete'] | null;
  @ApiProperty({ enum: keepOrUntrack }) readonly effective!: PolicyValues['onDelete'];
}

export class RegardingPolicyView extends OptionView {
  @ApiProperty({ enum: regardingPolicies, nullable: true }) readonly value!: PolicyValues['regardingPolicy'] | null;
  @ApiProperty({ enum: regardingPolicies }) readonly effective!: PolicyValues['regardingPolicy'];
}

export class AmbiguousSenderView extends OptionView {
  @ApiProperty({ enum: ambiguousSenders, nullable: true }) readonly value!: PolicyValues['ambiguousSender'] | null;
  @ApiProperty({ enum: ambiguousSenders }) readonly effective!: PolicyValues['ambiguousSender'];
}

export class SwitchOptionView extends OptionView {
  @ApiProperty({ type: Boolean, nullable: true }) readonly value!: boolean | null;
  @ApiProperty() readonly effective!: boolean;
}

export class MailboxOptionsView {
  @ApiProperty({ type: TrackOptionView }) readonly track!: TrackOptionView;
  @ApiProperty({ type: CreateOptionView }) readonly create!: CreateOptionView;
  @ApiProperty({ type: CreateModeOptionView }) readonly createMode!: CreateModeOptionView;
  @ApiProperty({ type: KeepOptionView }) readonly onMoveOut!: KeepOptionView;
  @ApiProperty({ type: KeepOptionView }) readonly onDelete!: KeepOptionView;
  @ApiProperty({ type: RegardingPolicyView }) readonly regardingPolicy!: RegardingPolicyView;
  @ApiProperty({ type: SwitchOptionView }) readonly autoTrackSubfolders!: SwitchOptionView;
  @ApiProperty({ type: SwitchOptionView }) readonly autoTrackSentItems!: SwitchOptionView;
  @ApiProperty({ type: SwitchOptionView }) readonly leaveOutInternalSideThreads!: SwitchOptionView;
  @ApiProperty({ type: SwitchOptionView }) readonly smartMatching!: SwitchOptionView;
  @ApiProperty({ type: AmbiguousSenderView }) readonly ambiguousSender!: AmbiguousSenderView;
  @ApiProperty({ type: SwitchOptionView }) readonly untrackOnCategoryRemoved!: SwitchOptionView;
  @ApiProperty({ type: SwitchOptionView }) readonly accountByDomain!: SwitchOptionView;
}

interface Option<T> extends OptionView {
  readonly value: T | null;
  readonly effective: T;
}

function optionOf<N extends PolicyName>(name: N, scope: PolicyScope): Option<PolicyValues[N]> {
  const { own, effective, source, isCapped, lockedBy } = explainValue(name, scope, defaultOrganizationSettings);
  return { value: own ?? null, effective, source, capped: isCapped, lockedBy: lockedBy ?? null };
}

/** What a mailbox's options come to under what its team and the organization say. */
export const toOptionsView = (scope: PolicyScope): MailboxOptionsView => ({
  track: optionOf('track', scope),
  create: optionOf('create', scope),
  createMode: optionOf('createMode', scope),
  onMoveOut: optionOf('onMoveOut', scope),
  onDelete: optionOf('onDelete', scope),
  regardingPolicy: optionOf('regardingPolicy', scope),
  autoTrackSubfolders: optionOf('autoTrackSubfolders', scope),
  autoTrackSentItems: optionOf('autoTrackSentItems', scope),
  leaveOutInternalSideThreads: optionOf('leaveOutInternalSideThreads', scope),
  smartMatching: optionOf('smartMatching', scope),
  ambiguousSender: optionOf('ambiguousSender', scope),
  untrackOnCategoryRemoved: optionOf('untrackOnCategoryRemoved', scope),
  accountByDomain: optionOf('accountByDomain', scope),
});
