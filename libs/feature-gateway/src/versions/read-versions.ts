import { Injectable } from '@nestjs/common';
import { fieldChanges } from '@foldwatch/domain';
import { toFieldChangeView } from '../audit/audit-views';
import { pageOf, type PageQuery } from '../http/page-query';
import { KnownVersions } from './known-versions';
import { versionFields } from './version-fields';
import type { VersionPlace } from './version-scopes';
import { toVersionView, type VersionDetailView, type VersionPage } from './version-views';

@Injectable()
export class ReadVersions {
  constructor(private readonly versions: KnownVersions) {}

  async list(place: VersionPlace, query: PageQuery): Promise<VersionPage> {
    const { limit, cursor } = pageOf(query);
    const page = await this.versions.list(place, limit, cursor);
    return { items: page.versions.map(toVersionView), nextCursor: page.nextCursor ?? null };
  }

  async one(place: VersionPlace, number: number, against?: number): Promise<VersionDetailView> {
    const version = await this.versions.find(place, number);
    const other =
      against === undefined ? await this.versions.before(place, number) : await this.versions.find(place, against);
    const fields = versionFields(version.content);
    const before = other === undefined ? new Map<string, unknown>() : versionFields(other.content);
    return Object.assign(toVersionView(version), {
      fields: Object.fromEntries(fields),
      changes: fieldChanges(before, fields).map(toFieldChangeView),
    });
  }
}
