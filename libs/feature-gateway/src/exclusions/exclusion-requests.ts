import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import {
  exclusionEffects,
  exclusionKinds,
  exclusionPlaces,
  type ExclusionEffect,
  type ExclusionKind,
  type ExclusionPlace,
} from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';

export class ExclusionRequest {
  @ApiProperty({
    enum: exclusionKinds,
    example: 'domain',
    description:
      'private-item: private and confidential items, also in tracked folders; outside those they are never tracked anyway.',
  })
  @IsIn(exclusionKinds)
  readonly kind!: ExclusionKind;

  @ApiPropertyOptional({
    example: 'news.example',
    description: 'The address, the domain or the words; of no other kind.',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(320)
  @Matches(plainText, { message: 'value must be printable text' })
  readonly value?: string;

  @ApiPropertyOptional({ enum: exclusionEffects, default: 'skip', description: 'block: of the organization only.' })
  @Optional()
  @IsIn(exclusionEffects)
  readonly effect?: ExclusionEffect;

  @ApiPropertyOptional({
    type: [String],
    enum: exclusionPlaces,
    description: 'Of addresses and domains; all by default.',
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1, { message: 'where must name a place' })
  @ArrayUnique()
  @IsIn(exclusionPlaces, { each: true })
  readonly where?: ExclusionPlace[];
}
