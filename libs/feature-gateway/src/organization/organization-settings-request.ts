import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  createModes,
  createOptions,
  defaultOrganizationSettings as defaults,
  policyNames,
  type OrganizationSettings as Settings,
} from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { tableNamePattern } from '../records/record-ref-request';
import { Choice, Count, Line, NameList, Switch } from './setting-decorators';

const tracks = ['all', 'replies', 'known-senders', 'email-enabled', 'none'];
const creates = ['contact', 'lead'];
const domainPattern = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const asciiDomain = (text: string): string =>
  /^[^\s@/?#:\\[\]%]+$/.test(text) && URL.canParse(`http://${text}/`) ? new URL(`http://${text}/`).hostname : text;

/** Settings of the organization; what is not named stays as it is. */
export class OrganizationSettingsRequest implements Partial<Settings> {
  @Choice(['inbox', 'all'], defaults.eligibleFolders) readonly eligibleFolders?: Settings['eligibleFolders'];
  @Count(1, 1_000_000, defaults.maxFolderRules) readonly maxFolderRules?: number;
  @Choice(['keep', 'untrack'], defaults.onMoveOut) readonly onMoveOut?: Settings['onMoveOut'];
  @Choice(['keep', 'untrack'], defaults.onDelete) readonly onDelete?: Settings['onDelete'];
  @Choice(['manual-wins', 'folder-wins'], defaults.regardingPolicy)
  readonly regardingPolicy?: Settings['regardingPolicy'];
  @Choice(tracks, defaults.track) readonly track?: Settings['track'];
  @Choice(createOptions, defaults.create) readonly create?: Settings['create'];
  @Choice(createModes, defaults.createMode) readonly createMode?: Settings['createMode'];
  @ApiPropertyOptional({
    enum: policyNames,
    isArray: true,
    default: defaults.locks,
    description: 'What teams, mailboxes and folders cannot choose.',
  })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @IsIn(policyNames, { each: true })
  readonly locks?: Settings['locks'];
  @Choice(tracks, defaults.trackCap) readonly trackCap?: Settings['trackCap'];
  @ApiPropertyOptional({ type: [String], enum: creates, default: defaults.createCap })
  @Optional()
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(creates, { each: true })
  readonly createCap?: Settings['createCap'];
  @Switch(defaults.autoTrackSubfolders) readonly autoTrackSubfolders?: boolean;
  @Switch(defaults.autoTrackSentItems) readonly autoTrackSentItems?: boolean;
  @Switch(defaults.leaveOutInternalSideThreads) readonly leaveOutInternalSideThreads?: boolean;
  @Switch(defaults.smartMatching) readonly smartMatching?: boolean;
  @Line(/^\S{1,20}$/, defaults.trackingTokenPrefix, 'must have 1 to 20 characters and no blanks')
  readonly trackingTokenPrefix?: string;
  @Choice(['first', 'unresolved'], defaults.ambiguousSender) readonly ambiguousSender?: Settings['ambiguousSender'];
  @Switch(defaults.accountByDomain) readonly accountByDomain?: boolean;
  @Line(
    /^[^\s\p{Cc},;](?:[^\p{Cc},;]{0,98}[^\s\p{Cc},;])?$/u,
    defaults.categoryName,
    'must be a category name of Outlook',
  )
  readonly categoryName?: string;
  @Switch(defaults.untrackOnCategoryRemoved) readonly untrackOnCategoryRemoved?: boolean;
  @Count(1, 3_650, defaults.decisionRetentionDays) readonly decisionRetentionDays?: number;
  @Count(0, 36_500, defaults.activityRetentionDays) readonly activityRetentionDays?: number;
  @Switch(defaults.publishDecisions) readonly publishDecisions?: boolean;
  @Count(0, 1_073_741_824, defaults.maxAttachmentBytes) readonly maxAttachmentBytes?: number;
  @NameList({
    max: 1_000,
    pattern: /^[a-z0-9_-]{1,32}$/,
    meaning: 'must be file name extensions',
    tidy: (text) => text.trim().toLowerCase().replace(/^\./, ''),
  })
  readonly blockedAttachmentTypes?: readonly string[];
  @NameList({
    max: 1_000,
    pattern: domainPattern,
    meaning: 'must be domains',
    tidy: (text) => asciiDomain(text.trim().toLowerCase()),
  })
  readonly internalDomains?: readonly string[];
  @Count(0, 1_000_000_000, defaults.approvalLimit) readonly approvalLimit?: number;
  @NameList({
    max: 200,
    pattern: tableNamePattern,
    meaning: 'must be logical names, such as account',
    tidy: (text) => text.trim(),
  })
  readonly regardingTables?: readonly string[];
}
