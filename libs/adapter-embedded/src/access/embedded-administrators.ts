import { Administrators, type Administrator, type Revocation } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { IssuedDocuments } from './issued-documents';

export class EmbeddedAdministrators extends Administrators {
  private readonly issued: IssuedDocuments<'Administrator'>;

  constructor(database: EmbeddedDatabase) {
    super();
    this.issued = new IssuedDocuments(database, {
      kind: 'Administrator',
      table: 'administrators',
      hashColumn: 'token',
      listName: 'administrators',
    });
  }

  override add(administrator: Administrator): Promise<'added' | 'taken'> {
    return this.issued.add(administrator, administrator.tokenHash);
  }

  override find(id: string): Promise<Administrator | undefined> {
    return this.issued.find(id);
  }

  override findByToken(tokenHash: string): Promise<Administrator | undefined> {
    return this.issued.findByHash(tokenHash);
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly administrators: readonly Administrator[]; readonly nextCursor?: string }> {
    const { docs, next } = await this.issued.list(limit, cursor);
    return { administrators: docs, ...next };
  }

  override revoke(id: string, revocation: Revocation): Promise<void> {
    return this.issued.change(id, revocation);
  }
}
