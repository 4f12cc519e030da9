import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  cappedCreate,
  createModes,
  createOptions,
  defaultOrganizationSettings,
  explainValue,
  statementsOn,
  trackOptions,
  type CreateMode,
  type CreateOption,
  type LockingLayer,
  type PolicyName,
  type PolicyScope,
  type PolicyValues,
  type TrackOption,
} from '@foldwatch/domain';
import { PolicyValuesRequest } from '../../policy/policy-values-request';

const sources = ['default', 'organization', 'team', 'mailbox'] as const;
const keepOrUntrack = ['keep', 'untrack'] as const;
const regardingPolicies = ['manual-wins', 'folder-wins'] as const;
const ambiguousSenders = ['first', 'unresolved'] as const;

/** Those that a mailbox may choose. */
export class ChangeOptionsRequest extends OmitType(PolicyValuesRequest, [
  'untrackOnCategoryRemoved',
  'accountByDomain',
] as const) {}

export class LayerValueView {
  @ApiProperty({ enum: [...sources, 'folder'] }) readonly layer!: (typeof sources)[number] | 'folder';
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'boolean' }],
    nullable: true,
    description: 'null: it is left to the layers above.',
  })
  readonly value!: string | boolean | null;
  @ApiProperty({ description: 'Fixed for the layers below.' }) readonly fixes!: boolean;
}

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
  @ApiProperty({ type: [LayerValueView], description: 'What each layer says, from the default of the product down.' })
  readonly layers!: readonly LayerValueView[];
}

export class TrackOptionView extends OptionView {
  @ApiProperty({ enum: trackOptions, nullable: true }) readonly value!: TrackOption | null;
  @ApiProperty({ enum: trackOptions }) readonly effective!: TrackOption;
}

export class CreateOptionView extends OptionView {
  @ApiProperty({ enum: createOptions, nullable: true }) readonly value!: CreateOption | null;
  @ApiProperty({ enum: createOptions }) readonly effective!: CreateOption;
  @ApiProperty({ enum: createOptions, isArray: true, description: 'What the organization lets be chosen.' })
  readonly allowed!: readonly CreateOption[];
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

/** Whose options are shown. */
export type OptionsLayer = 'organization' | 'team' | 'mailbox';

const order = ['default', 'organization', 'team', 'mailbox', 'folder'] as const;

/** What fixes a value for the layers below binds not the layer itself. */
function optionOf<N extends PolicyName>(name: N, scope: PolicyScope, layer: OptionsLayer): Option<PolicyValues[N]> {
  const { effective, source, isCapped, lockedBy } = explainValue(name, scope, defaultOrganizationSettings);
  const said = statementsOn(name, scope, defaultOrganizationSettings).filter(
    (one) => order.indexOf(one.layer) <= order.indexOf(layer),
  );
  return {
    value: said.at(-1)?.value ?? null,
    effective,
    source,
    capped: isCapped,
    lockedBy: lockedBy === undefined || lockedBy === layer ? null : lockedBy,
    layers: said.map((one) => ({ layer: one.layer, value: one.value ?? null, fixes: one.isFixing })),
  };
}

const allowedCreate = ({ organization }: PolicyScope): readonly CreateOption[] =>
  createOptions.filter((option) => cappedCreate(option, organization) === option);

/** What the options of a layer come to under what the layers above say. */
export const toOptionsView = (scope: PolicyScope, layer: OptionsLayer = 'mailbox'): MailboxOptionsView => ({
  track: optionOf('track', scope, layer),
  create: { ...optionOf('create', scope, layer), allowed: allowedCreate(scope) },
  createMode: optionOf('createMode', scope, layer),
  onMoveOut: optionOf('onMoveOut', scope, layer),
  onDelete: optionOf('onDelete', scope, layer),
  regardingPolicy: optionOf('regardingPolicy', scope, layer),
  autoTrackSubfolders: optionOf('autoTrackSubfolders', scope, layer),
  autoTrackSentItems: optionOf('autoTrackSentItems', scope, layer),
  leaveOutInternalSideThreads: optionOf('leaveOutInternalSideThreads', scope, layer),
  smartMatching: optionOf('smartMatching', scope, layer),
  ambiguousSender: optionOf('ambiguousSender', scope, layer),
  untrackOnCategoryRemoved: optionOf('untrackOnCategoryRemoved', scope, layer),
  accountByDomain: optionOf('accountByDomain', scope, layer),
});
