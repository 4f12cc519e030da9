import { ApiPropertyOptional } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ActivityQueries, Clock, DecisionLog } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { Optional } from '../http/optional';
import { pageOf, PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toMoveView, type MovePage } from './move-views';

const verdicts = ['track', 'skip'] as const;

export class MoveQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'One mailbox; else all that you see.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ enum: verdicts, description: 'Only what was recorded, or only what was not.' })
  @Optional()
  @IsIn(verdicts)
  readonly verdict?: (typeof verdicts)[number];
}

/** What came to rest where in somebody's mailboxes, and what became of it. */
@Injectable()
export class ListMoves {
  constructor(
    private readonly log: DecisionLog,
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
    private readonly clock: Clock,
  ) {}

  async execute(query: MoveQuery, viewer: Principal): Promise<MovePage> {
    const mailboxIds = mailboxesFor(viewer, query.mailboxId);
    const { decisions, nextCursor } = await this.log.list({
      ...pageOf(query),
      isOfArrival: true,
      ...(mailboxIds !== undefined && { mailboxIds }),
      ...(query.verdict !== undefined && { verdict: query.verdict }),
    });
    const [activities, trees] = await Promise.all([
      this.activities.findMany([...new Set(decisions.map(({ activityId }) => activityId))]),
      this.folders.findMany([...new Set(decisions.map(({ mailboxId }) => mailboxId))]),
    ]);
    const sight = { viewer, trees, now: this.clock.now() };
    const items = decisions.map((decision) => toMoveView(decision, activities.get(decision.activityId), sight));
    return { items, nextCursor: nextCursor ?? null };
  }
}
