import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LivenessView {
  @ApiProperty({ enum: ['ok'] }) readonly status!: 'ok';
}

export class HealthCheckView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly ok!: boolean;
  @ApiPropertyOptional() readonly problem?: string;
}

export class ReadinessView {
  @ApiProperty({ enum: ['ok', 'unavailable'] }) readonly status!: 'ok' | 'unavailable';
  @ApiProperty({ type: [HealthCheckView] }) readonly checks!: readonly HealthCheckView[];
}
