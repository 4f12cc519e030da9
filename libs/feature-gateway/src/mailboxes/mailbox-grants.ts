import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { MailboxId } from '@foldwatch/domain';
import { RecordDirectory, type MailboxConfig } from '@foldwatch/ports';
import { plainText } from '../http/path-id';
import { ConfiguredMailboxes } from './configured-mailboxes';

const mostGrants = 500;

export class PutGrantsRequest {
  @ApiProperty({ type: [String], maxItems: mostGrants, description: 'Ids of records of `systemuser`.' })
  @IsArray()
  @ArrayMaxSize(mostGrants)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(200, { each: true })
  @Matches(plainText, { each: true, message: 'each value in systemUserIds must be printable text' })
  readonly systemUserIds!: string[];
}

export class GrantView {
  @ApiProperty() readonly systemUserId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of the record, where it is known.' })
  readonly name!: string | null;
}

export class GrantPage {
  @ApiProperty({ type: [GrantView] }) readonly items!: readonly GrantView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** Who reaches a mailbox as their own beside its owner: the colleagues who share it. */
@Injectable()
export class MailboxGrants {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly directory: RecordDirectory,
  ) {}

  async read(id: MailboxId): Promise<GrantPage> {
    return this.show(await this.mailboxes.find(id));
  }

  async replace(id: MailboxId, { systemUserIds }: PutGrantsRequest): Promise<GrantPage> {
    return this.show(await this.mailboxes.change(id, (config) => granted(config, systemUserIds)));
  }

  private async show({ mailbox: { grantedTo = [] } }: MailboxConfig): Promise<GrantPage> {
    const refs = grantedTo.map((id) => ({ table: 'systemuser', id }));
    const records = await this.directory.findMany(refs);
    const names = new Map([...records.values()].map(({ id, name }) => [id, name]));
    const items = grantedTo.map((systemUserId) => ({ systemUserId, name: names.get(systemUserId) ?? null }));
    return { items, nextCursor: null };
  }
}

function granted(config: MailboxConfig, systemUserIds: readonly string[]): MailboxConfig {
  const { grantedTo: _, ...mailbox } = config.mailbox;
  const grants = systemUserIds.length === 0 ? {} : { grantedTo: systemUserIds.toSorted() };
  return { ...config, mailbox: { ...mailbox, ...grants } };
}
