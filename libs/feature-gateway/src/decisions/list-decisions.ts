import { Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { isReasonCode, reasons, searchWords, toActivityId, type ActivityId, type MailboxId } from '@foldwatch/domain';
import { DecisionLog, type DecisionFilter, type DecisionSearch, type LoggedDecision } from '@foldwatch/ports';
import { mailboxFilter } from '../access/mailbox-filter';
import { canSeeUntrackedMail, mailboxesFor, type Principal } from '../access/principal';
import { IsMoment } from '../http/is-moment';
import { pageOf, PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { MailSearches } from '../looks/mail-searches';
import type { DecisionPage } from './decision-views';
import { ShowDecisions } from './show-decisions';

const reasonCodes = Object.keys(reasons);
const verdicts = ['track', 'skip', 'noted'] as const;

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

  @ApiPropertyOptional({
    description: 'Also those that know no Message-ID: that a message left, or lost its category.',
  })
  @Optional()
  @Matches(/^[A-Za-z0-9_-]{8,64}$/, { message: 'activityId must be the id of an activity' })
  readonly activityId?: string;

  @ApiPropertyOptional({ enum: verdicts })
  @Optional()
  @IsIn(verdicts)
  readonly verdict?: (typeof verdicts)[number];

  @ApiPropertyOptional({
    description:
      'Beginnings of whole words of subject and sender; all must be there. Mail that is not tracked is found by its owner alone.',
  })
  @Optional()
  @IsString()
  @MaxLength(500)
  readonly q?: string;

  @ApiPropertyOptional({ description: 'Whom it is from. Mail that is not tracked is found by its owner alone.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(320)
  readonly address?: string;

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
    private readonly show: ShowDecisions,
    private readonly searches: MailSearches,
  ) {}

  async execute(query: DecisionQuery, viewer: Principal): Promise<DecisionPage> {
    if (query.q !== undefined) await this.searches.admit(viewer);
    const filter = toFilter(query, viewer);
    if (filter === undefined) return { items: [], nextCursor: null };
    const { decisions, nextCursor } = await this.log.list(filter);
    if (filter.search !== undefined) await this.noteSearch(decisions, query, viewer);
    const items = await this.show.execute(decisions, viewer);
    return { items, nextCursor: nextCursor ?? null };
  }

  /** In a mailbox that is named, whatever was found; else in those of what was found. */
  private noteSearch(found: readonly LoggedDecision[], { mailboxId }: DecisionQuery, viewer: Principal): Promise<void> {
    const look = { action: 'listDecisions', resource: '/api/v1/decisions' };
    const searched = mailboxId === undefined ? found.map((decision) => decision.mailboxId) : [mailboxId];
    return this.searches.noteAtMailboxes(searched, viewer, look);
  }
}

/** `undefined` for what cannot have results: another's mailbox, or a search text without a word. */
function toFilter(query: DecisionQuery, viewer: Principal): DecisionFilter | undefined {
  const mailboxIds = mailboxesFor(viewer, query.mailboxId);
  const sought = [query.q, query.address].filter((text) => text !== undefined);
  const words = sought.length === 0 ? undefined : searchWords(sought);
  if (mailboxIds?.length === 0 || words?.length === 0) return undefined;
  return {
    ...pageOf(query),
    ...mailboxFilter(mailboxIds),
    ...(words !== undefined && { search: { words, among: searchedBy(viewer, mailboxIds) } }),
    ...messageFilter(query),
    ...conclusionFilter(query),
  };
}

/** The words of mail that is not tracked are for its owners alone. */
const searchedBy = (viewer: Principal, mailboxIds: readonly MailboxId[] | undefined): DecisionSearch['among'] =>
  mailboxIds?.every((mailboxId) => canSeeUntrackedMail(viewer, mailboxId)) === true ? 'all' : 'tracked';

const conclusionFilter = ({ verdict, reason, since }: DecisionQuery): Partial<DecisionFilter> => ({
  ...(verdict !== undefined && { verdict }),
  ...(reason !== undefined && isReasonCode(reason) && { reason }),
  ...(since !== undefined && { since }),
});

function messageFilter({ messageId, activityId: text }: DecisionQuery): Partial<DecisionFilter> {
  const activityId: ActivityId | undefined = text === undefined ? undefined : toActivityId(text);
  return { ...(messageId !== undefined && { messageId }), ...(activityId !== undefined && { activityId }) };
}
