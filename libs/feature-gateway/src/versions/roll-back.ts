import { Injectable } from '@nestjs/common';
import type { FolderRule } from '@foldwatch/domain';
import { Acting } from '../audit/acting';
import { NotPossible } from '../http/refusal';
import { KnownVersions } from './known-versions';
import { PublishContent } from './publish-content';
import { ReadVersions } from './read-versions';
import type { VersionPlace } from './version-scopes';
import type { VersionDetailView } from './version-views';

/** Publishes what an older version says as a new one, also where the thing was removed since. */
@Injectable()
export class RollBack {
  constructor(
    private readonly versions: KnownVersions,
    private readonly publish: PublishContent,
    private readonly readVersions: ReadVersions,
    private readonly acting: Acting,
  ) {}

  async execute(place: VersionPlace, number: number, comment?: string): Promise<VersionDetailView> {
    const { content } = await this.versions.find(place, number);
    this.acting.say({ restored: number, ...(comment !== undefined && { comment }) });
    const newest = await this.versions.newest(place);
    switch (content.kind) {
      case 'organization':
        await this.publish.restoreOrganization(content.settings);
        break;
      case 'team':
        await this.publish.team(content.team, newest);
        break;
      case 'mailbox':
        await this.publish.mailbox(place.mailboxId ?? '', content);
        break;
      case 'folder-rule':
        await this.publish.rule(place.mailboxId ?? '', withVersion(content.rule, newest));
        break;
      case 'removed':
        throw new NotPossible('version-of-removal', 'This version says that it was removed. Roll back to one before.');
      default:
        return content;
    }
    return this.readVersions.one(place, await this.versions.newest(place));
  }
}

const withVersion = (rule: FolderRule, newest: number): FolderRule => ({ ...rule, version: newest + 1 });
