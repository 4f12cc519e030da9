import { Administrators, type Administrator, type Revocation } from '@foldwatch/ports';
import type { MongoDatabase } from '../database/mongo-database';
import { toAdministratorRow } from './administrator-row';
import { IssuedDocuments } from './issued-documents';

export class MongoAdministrators extends Administrators {
  private readonly issued = new IssuedDocuments<Administrator>('administrators', () => this.rows);

  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override add(administrator: Administrator): Promise<'added' | 'taken'> {
    return this.issued.add(toAdministratorRow(administrator), ({ tokenHash }) => tokenHash);
  }

  override find(id: string): Promise<Administrator | undefined> {
    return this.issued.find(id);
  }

  override findByToken(tokenHash: string): Promise<Administrator | undefined> {
    return this.issued.findBy('token', tokenHash);
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly administrators: readonly Administrator[]; readonly nextCursor?: string }> {
    const { docs, next } = await this.issued.list(limit, cursor);
    return { administrators: docs, ...next };
  }

  override revoke(id: string, { revokedAt, revokedBy }: Revocation): Promise<void> {
    return this.issued.change(id, { revokedAt, revokedBy });
  }

  private get rows() {
    return this.database.collection('administrators');
  }
}
