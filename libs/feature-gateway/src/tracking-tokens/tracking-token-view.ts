import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { tokenText, type TrackingToken } from '@foldwatch/domain';
import { RecordRefRequest } from '../records/record-ref-request';

export class TrackingTokenView {
  @ApiProperty({ example: 'CRM:0000421177' }) readonly token!: string;
  @ApiProperty({ description: 'To be sent: the subject with the token, which stands in it once.' })
  readonly subject!: string;
  @ApiPropertyOptional({ description: 'What mail with the token belongs to.' }) readonly activityId?: string;
  @ApiPropertyOptional({ type: RecordRefRequest, description: 'Or what it regards.' })
  readonly regarding?: RecordRefRequest;
  @ApiProperty({ format: 'date-time' }) readonly issuedAt!: string;
}

export const toTokenView = (token: TrackingToken, subject: string): TrackingTokenView => ({
  token: tokenText(token),
  subject,
  ...(token.issuedFor.kind === 'activity'
    ? { activityId: token.issuedFor.activityId }
    : { regarding: token.issuedFor.record }),
  issuedAt: token.issuedAt,
});
