import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  cappedCreate,
  cappedTrack,
  createModes,
  createOptions as creates,
  defaultCreateMode,
  defaultCreateOption,
  defaultTrackOption,
  trackOptions as tracks,
  type CreateMode,
  type CreateOption,
  type MailboxOptions,
  type OrganizationSettings,
  type TrackOption,
} from '@foldwatch/domain';

const sources = ['mailbox', 'organization', 'default'] as const;

export class ChangeOptionsRequest {
  @ApiPropertyOptional({ enum: tracks, nullable: true, description: 'Mail outside tracked folders.' })
  @IsOptional()
  @IsIn(tracks)
  readonly track?: TrackOption | null;

  @ApiPropertyOptional({ enum: creates, nullable: true, description: 'What becomes of an unknown sender.' })
  @IsOptional()
  @IsIn(creates)
  readonly create?: CreateOption | null;

  @ApiPropertyOptional({ enum: createModes, nullable: true, description: 'By itself, or once a person agreed.' })
  @IsOptional()
  @IsIn(createModes)
  readonly createMode?: CreateMode | null;
}

abstract class OptionView {
  @ApiProperty({ enum: sources, description: 'Who decided the effective value.' })
  readonly source!: (typeof sources)[number];
  @ApiProperty({ description: 'The organization does not allow what the mailbox chose.' }) readonly capped!: boolean;
}

export class TrackOptionView extends OptionView {
  @ApiProperty({ enum: tracks, nullable: true }) readonly value!: TrackOption | null;
  @ApiProperty({ enum: tracks }) readonly effective!: TrackOption;
}

export class CreateOptionView extends OptionView {
  @ApiProperty({ enum: creates, nullable: true }) readonly value!: CreateOption | null;
  @ApiProperty({ enum: creates }) readonly effective!: CreateOption;
}

export class CreateModeOptionView extends OptionView {
  @ApiProperty({ enum: createModes, nullable: true }) readonly value!: CreateMode | null;
  @ApiProperty({ enum: createModes }) readonly effective!: CreateMode;
}

export class MailboxOptionsView {
  @ApiProperty({ type: TrackOptionView }) readonly track!: TrackOptionView;
  @ApiProperty({ type: CreateOptionView }) readonly create!: CreateOptionView;
  @ApiProperty({ type: CreateModeOptionView }) readonly createMode!: CreateModeOptionView;
}

interface Option<T> {
  readonly chosen: T | undefined;
  readonly fallback: T;
  /** The widest that the organization allows of a value. */
  readonly cap: (value: T) => T;
}

function effective<T>({ chosen, fallback, cap }: Option<T>): {
  readonly value: T | null;
  readonly effective: T;
  readonly source: (typeof sources)[number];
  readonly capped: boolean;
} {
  const wanted = chosen ?? fallback;
  const allowed = cap(wanted);
  const source = allowed !== wanted ? 'organization' : chosen === undefined ? 'default' : 'mailbox';
  return { value: chosen ?? null, effective: allowed, source, capped: allowed !== wanted };
}

/** What a mailbox's options come to under what the organization allows. */
export const toOptionsView = (options: MailboxOptions, settings: OrganizationSettings): MailboxOptionsView => ({
  track: effective<TrackOption>({
    chosen: options.track,
    fallback: defaultTrackOption,
    cap: (value) => cappedTrack(value, settings.trackCap),
  }),
  create: effective<CreateOption>({
    chosen: options.create,
    fallback: defaultCreateOption,
    cap: (value) => cappedCreate(value, settings),
  }),
  createMode: effective<CreateMode>({ chosen: options.createMode, fallback: defaultCreateMode, cap: (value) => value }),
});

/** The whole of a mailbox's choices: what is not named is left to the organization. */
export const toOptions = ({ track, create, createMode }: ChangeOptionsRequest): MailboxOptions => ({
  ...(track && { track }),
  ...(create && { create }),
  ...(createMode && { createMode }),
});
