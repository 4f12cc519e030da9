import { Injectable } from '@nestjs/common';
import { isScope } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { ApiKeys, Clock, type ApiKey } from '@foldwatch/ports';
import { keyOfScript, type Principal } from '../access/principal';

/** By which a key is told from other tokens, also by those who look for leaked ones. */
export const keyPrefix = 'fwk_';
const notedEveryMs = 60_000;

/** Which keys let in now. Asked for each request, so that a revoked one is out at once. */
@Injectable()
export class KnownApiKeys {
  private readonly notedAt = new Map<string, number>();

  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async byToken(token: string): Promise<Principal | undefined> {
    if (!token.startsWith(keyPrefix)) return undefined;
    const key = await this.keys.findByKey(hashId(token));
    const now = this.clock.now();
    if (key === undefined || !isInForce(key, now)) return undefined;
    await this.noteUse(key, now);
    return keyOfScript(key.name, key.scopes.filter(isScope));
  }

  /** About once a minute: whoever asks when it was last used asks whether it may go. */
  private async noteUse({ id }: ApiKey, now: Date): Promise<void> {
    if (now.getTime() - (this.notedAt.get(id) ?? 0) < notedEveryMs) return;
    this.notedAt.set(id, now.getTime());
    await this.keys.note(id, { lastUsedAt: now.toISOString() });
  }
}

const isInForce = ({ revokedAt, expiresAt }: ApiKey, now: Date): boolean =>
  revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > now.getTime());
