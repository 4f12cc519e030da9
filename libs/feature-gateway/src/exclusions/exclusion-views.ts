import { ApiProperty } from '@nestjs/swagger';
import {
  exclusionEffects,
  exclusionKinds,
  exclusionPlaces,
  type Exclusion,
  type ExclusionEffect,
  type ExclusionKind,
  type ExclusionPlace,
} from '@foldwatch/domain';

export class ExclusionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of the organization when there is none.' })
  readonly mailboxId!: string | null;
  @ApiProperty({ enum: exclusionKinds }) readonly kind!: ExclusionKind;
  @ApiProperty({ type: String, nullable: true }) readonly value!: string | null;
  @ApiProperty({ enum: exclusionEffects }) readonly effect!: ExclusionEffect;
  @ApiProperty({ type: [String], enum: exclusionPlaces }) readonly where!: readonly ExclusionPlace[];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Messages for which it held, as far back as decisions are kept; null: of the organization, for whoever sees not all mailboxes.',
  })
  readonly hits!: number | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export class ExclusionPage {
  @ApiProperty({ type: [ExclusionView] }) readonly items!: readonly ExclusionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toExclusionView = (
  exclusion: Exclusion,
  mailboxId: string | undefined,
  hits: number | null,
): ExclusionView => ({
  id: exclusion.id,
  mailboxId: mailboxId ?? null,
  kind: exclusion.kind,
  value: exclusion.value ?? null,
  effect: exclusion.effect,
  where: exclusion.where,
  hits,
  createdAt: exclusion.createdAt,
});
