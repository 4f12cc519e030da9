import { IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { LocatedPlacementV1, MailMetadataV1, ObservationNumberV1 } from './mail-payload';
import { Nested } from './nested';
import { RecordingWishV1 } from './recording-wish';

/**
 * What ingest saw of one item. `present` carries `because`, `mail` and `contentKey`; `left` carries `whereabouts` and
 * `located`, the copies that were found outside Deleted Items.
 */
export class MailObservedV1 {
  @IsIn(['present', 'left', 'category-removed']) readonly kind!: 'present' | 'left' | 'category-removed';
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsString() @MinLength(8) @MaxLength(64) readonly activityId!: string;
  @Nested(() => ObservationNumberV1) readonly number!: ObservationNumberV1;
  @IsString() @MinLength(1) readonly itemKey!: string;
  @IsString() @MinLength(1) readonly folderId!: string;
  @IsISO8601() readonly observedAt!: string;
  @IsOptional()
  @IsIn(['change', 'backfill', 'reconciliation'])
  readonly because?: 'change' | 'backfill' | 'reconciliation';
  @IsOptional() @Nested(() => MailMetadataV1) readonly mail?: MailMetadataV1;
  @IsOptional() @IsString() readonly contentKey?: string;
  /** A person wants it recorded, wherever it rests. */
  @IsOptional() @Nested(() => RecordingWishV1) readonly wish?: RecordingWishV1;
  /** Told again by rules, because what the message answers is recorded now. */
  @IsOptional() @IsBoolean() readonly late?: boolean;
  @IsOptional()
  @IsIn(['elsewhere', 'deleted-items', 'gone'])
  readonly whereabouts?: 'elsewhere' | 'deleted-items' | 'gone';
  @IsOptional()
  @IsArray()
  @Nested(() => LocatedPlacementV1, { each: true })
  readonly located?: readonly LocatedPlacementV1[];
}

export const mailObserved = {
  topic: 'mail.observed',
  type: 'mail.observed',
  version: 1,
  payload: MailObservedV1,
} as const;
