import { ApiPropertyOptional } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { MailboxId, MailboxState } from '@foldwatch/domain';
import { InvalidCursor, MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { Optional } from '../http/optional';
import { pageOf, PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { MailboxStandings } from './mailbox-standings';
import type { MailboxPage } from './mailbox-views';
import { standings, SurveyMailboxes, type Standing } from './survey-mailboxes';

const states = ['pending', 'enabled', 'disabled'] as const satisfies readonly MailboxState[];
const sorts = ['address', '-address'] as const;

export class MailboxQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'How the address begins.' })
  @Optional()
  @IsString()
  @MaxLength(320)
  @Matches(plainText, { message: 'q must be printable text' })
  readonly q?: string;

  @ApiPropertyOptional({
    enum: states,
    description: 'As it was decided; `standing=stopped` has those that ended, too.',
  })
  @Optional()
  @IsIn(states)
  readonly state?: MailboxState;

  @ApiPropertyOptional({
    enum: standings,
    description: 'How it stands; may be some seconds old. Alone, without the others.',
  })
  @Optional()
  @IsIn(standings)
  readonly standing?: Standing;

  @ApiPropertyOptional({ enum: sorts, default: 'address' })
  @Optional()
  @IsIn(sorts)
  readonly sort?: (typeof sorts)[number];
}

interface ConfigPage {
  readonly configs: readonly MailboxConfig[];
  readonly nextCursor?: string;
}

/** Every mailbox for an admin, the own ones for a user. */
@Injectable()
export class ListMailboxes {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly mailboxStandings: MailboxStandings,
    private readonly survey: SurveyMailboxes,
  ) {}

  async execute(query: MailboxQuery, viewer: Principal): Promise<MailboxPage> {
    const { configs, nextCursor } = await this.page(query, viewer);
    return { items: await this.mailboxStandings.show(configs), nextCursor: nextCursor ?? null };
  }

  private async page(query: MailboxQuery, viewer: Principal): Promise<ConfigPage> {
    const own = mailboxesFor(viewer);
    if (own !== undefined) return ownPage([...(await this.configs.findMany(own)).values()], query);
    if (query.standing !== undefined) return this.standing(query.standing, query);
    const { q, state, sort } = query;
    return this.configs.search({
      ...pageOf(query),
      ...(q !== undefined && { q: q.trim().toLowerCase() }),
      ...(state !== undefined && { state }),
      ...(sort === '-address' && { descending: true }),
    });
  }

  private async standing(standing: Standing, { limit, cursor }: MailboxQuery): Promise<ConfigPage> {
    const { having } = await this.survey.execute();
    const { ids, next } = behind(having[standing], limit, cursor);
    const found = await this.configs.findMany(ids);
    return { configs: ids.flatMap((id) => found.get(id) ?? []), ...(next !== undefined && { nextCursor: next }) };
  }
}

/** The cursor is a place in the list, which others may have left meanwhile: the next page then begins a little later. */
function behind(ids: readonly MailboxId[], limit: number, cursor = '0') {
  if (!/^\d{1,9}$/.test(cursor)) throw new InvalidCursor('This cursor was not given by this list.');
  const from = Number(cursor);
  const next = from + limit < ids.length ? String(from + limit) : undefined;
  return { ids: ids.slice(from, from + limit), next };
}

/** Nobody has so many mailboxes that the store would have to page them. */
function ownPage(own: readonly MailboxConfig[], { limit, cursor = '', q = '', state }: MailboxQuery): ConfigPage {
  const after = own
    .filter(({ mailbox }) => mailbox.id > cursor && mailbox.emailAddress.startsWith(q.trim().toLowerCase()))
    .filter(({ mailbox }) => state === undefined || mailbox.state === state)
    .toSorted((a, b) => (a.mailbox.id < b.mailbox.id ? -1 : 1));
  const configs = after.slice(0, limit);
  const last = configs.at(-1)?.mailbox.id;
  return { configs, ...(after.length > limit && last !== undefined && { nextCursor: last }) };
}
