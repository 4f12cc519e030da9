import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  createModes,
  createOptions,
  policyNames,
  trackOptions,
  type OrganizationSettings as Settings,
} from '@foldwatch/domain';

/** What the organization decides for all its mailboxes. */
export class OrganizationView implements Settings {
  @ApiProperty({ enum: ['inbox', 'all'] }) readonly eligibleFolders!: Settings['eligibleFolders'];
  @ApiProperty({ type: 'integer' }) readonly maxFolderRules!: number;
  @ApiProperty({ enum: ['keep', 'untrack'] }) readonly onMoveOut!: Settings['onMoveOut'];
  @ApiProperty({ enum: ['keep', 'untrack'] }) readonly onDelete!: Settings['onDelete'];
  @ApiProperty({ enum: ['manual-wins', 'folder-wins'] }) readonly regardingPolicy!: Settings['regardingPolicy'];
  @ApiProperty({ enum: trackOptions, description: 'Where team and mailbox choose nothing.' })
  readonly track!: Settings['track'];
  @ApiProperty({ enum: createOptions }) readonly create!: Settings['create'];
  @ApiProperty({ enum: createModes }) readonly createMode!: Settings['createMode'];
  @ApiProperty({ enum: policyNames, isArray: true, description: 'What teams, mailboxes and folders cannot choose.' })
  readonly locks!: Settings['locks'];
  @ApiProperty({ enum: ['all', 'replies', 'known-senders', 'email-enabled', 'none'] })
  readonly trackCap!: Settings['trackCap'];
  @ApiProperty({ type: [String], enum: ['contact', 'lead'] }) readonly createCap!: Settings['createCap'];
  @ApiProperty() readonly autoTrackSubfolders!: boolean;
  @ApiProperty() readonly autoTrackSentItems!: boolean;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When trackCap or one of the two above was last changed: what lay there before is not tracked.',
  })
  readonly automaticTrackingSince?: string;
  @ApiProperty() readonly leaveOutInternalSideThreads!: boolean;
  @ApiProperty() readonly smartMatching!: boolean;
  @ApiProperty() readonly trackingTokenPrefix!: string;
  @ApiProperty({ enum: ['first', 'unresolved'] }) readonly ambiguousSender!: Settings['ambiguousSender'];
  @ApiProperty() readonly accountByDomain!: boolean;
  @ApiProperty() readonly categoryName!: string;
  @ApiProperty() readonly untrackOnCategoryRemoved!: boolean;
  @ApiProperty({ type: 'integer' }) readonly decisionRetentionDays!: number;
  @ApiProperty({ type: 'integer', description: '0 keeps activities for ever.' })
  readonly activityRetentionDays!: number;
  @ApiProperty() readonly publishDecisions!: boolean;
  @ApiProperty({ type: 'integer' }) readonly maxAttachmentBytes!: number;
  @ApiProperty({ type: [String] }) readonly blockedAttachmentTypes!: readonly string[];
  @ApiProperty({ type: [String] }) readonly internalDomains!: readonly string[];
  @ApiProperty({ type: 'integer' }) readonly approvalLimit!: number;
  @ApiProperty({ type: [String] }) readonly regardingTables!: readonly string[];
}

export class RetentionPreviewView {
  @ApiProperty({ type: 'integer', description: 'Activities that would be removed, with their contents.' })
  readonly activities!: number;
  @ApiProperty({ type: 'integer' }) readonly decisions!: number;
}

/** Exclusions, teams, read rights and versions are told apart. */
export function toOrganizationView(organization: Settings): OrganizationView {
  const {
    exclusions: _exclusions,
    teams: _teams,
    readRights: _rights,
    published: _published,
    ...settings
  } = organization;
  return settings;
}
