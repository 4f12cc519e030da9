import { SignInLinks, type SignInLink } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';

export class EmbeddedSignInLinks extends SignInLinks {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override keep(link: SignInLink): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement('INSERT INTO sign_in_links (id, expires, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(link.id, link.expiresAt, JSON.stringify(link));
    });
  }

  override take(id: string): Promise<SignInLink | undefined> {
    return this.database.write(() => {
      const row = this.database.statement('DELETE FROM sign_in_links WHERE id = ? RETURNING doc').get(id);
      return row === undefined ? undefined : documentIn('SignInLink', row);
    });
  }

  override removeExpired(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const chosen = 'SELECT row FROM sign_in_links WHERE expires < ? LIMIT ?';
      const { changes } = this.database
        .statement(`DELETE FROM sign_in_links WHERE row IN (${chosen})`)
        .run(before, limit);
      return Number(changes);
    });
  }
}
