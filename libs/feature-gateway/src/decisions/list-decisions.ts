import { Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { isReasonCode, reasons } from '@foldwatch/domain';
import { DecisionLog, type DecisionFilter } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { bracketed } from '../http/bracketed';
import { IsMoment } from '../http/is-moment';
import { pageOf, PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { KnownFolders } from '../mailboxes/known-folders';
import { toDecisionView, type DecisionPage } from './decision-views';

const reasonCodes = Object.keys(reasons);

export class DecisionQuery extends PageQuery {
  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ description: 'Message-ID, with or without angle brackets.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  readonly messageId?: string;

  @ApiPropertyOptional({ enum: reasonCodes })
  @Optional()
  @IsIn(reasonCodes, { message: 'reason is not a known reason code' })
  readonly reason?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Decided at or after.' })
  @Optional()
  @IsMoment()
  readonly since?: string;
}

/** Why messages were, or were not, recorded. Owners see their own mailbox's. */
@Injectable()
export class ListDecisions {
  constructor(
    private readonly log: DecisionLog,
    private readonly folders: KnownFolders,
  ) {}

  async execute(query: DecisionQuery, viewer: Principal): Promise<DecisionPage> {
    const own = viewer.kind === 'owner' ? viewer.mailboxId : query.mailboxId;
    if (query.mailboxId !== undefined && query.mailboxId !== own) return { items: [], nextCursor: null };
    const { decisions, nextCursor } = await this.log.list(toFilter(query, own));
    const trees = await this.folders.findMany([...new Set(decisions.map(({ mailboxId }) => mailboxId))]);
    const items = decisions.map((decision) => toDecisionView(decision, viewer, trees));
    return { items, nextCursor: nextCursor ?? null };
  }
}

const toFilter = (query: DecisionQuery, mailboxId: string | undefined): DecisionFilter => ({
  ...pageOf(query),
  ...(mailboxId !== undefined && { mailboxId }),
  ...(query.messageId !== undefined && { messageId: bracketed(query.messageId) }),
  ...(query.reason !== undefined && isReasonCode(query.reason) && { reason: query.reason }),
  ...(query.since !== undefined && { since: query.since }),
});
