import { Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MailboxJobs, wholeOrganization } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { isShown, toJobView, type JobPage } from './job-views';

export class OpenJobsQuery {
  @ApiPropertyOptional({ description: 'Those of this mailbox; without it those that concern no single one.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}

/** What people asked for and is not done yet, the oldest first. */
@Injectable()
export class ListOpenJobs {
  constructor(private readonly jobs: MailboxJobs) {}

  async execute({ mailboxId = wholeOrganization }: OpenJobsQuery, viewer: Principal): Promise<JobPage> {
    const open = canSeeMailbox(viewer, mailboxId) ? await this.jobs.findOpen([mailboxId]) : [];
    return { items: open.filter(isShown).map(toJobView), nextCursor: null };
  }
}
