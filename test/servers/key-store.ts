import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../tools/run-command';

const keytoolTimeoutMs = 30_000;

/** A certificate for 127.0.0.1, as its server wants it, and that of the authority, as clients do. */
export class KeyStore {
  readonly password = 'of-the-key-store';

  private constructor(private readonly folder: string) {}

  /** Signed by an authority that is made for the occasion and known to nobody. */
  static async create(): Promise<KeyStore> {
    const store = new KeyStore(await mkdtemp(join(tmpdir(), 'foldwatch-keys-')));
    await store.keytool('-genkeypair', 'authority', '-dname', 'CN=authority', '-ext', 'bc:c', '-keyalg', 'EC');
    await store.keytool('-exportcert', 'authority', '-rfc', '-file', store.caFile);
    const subject = ['-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1', '-keyalg', 'EC'];
    await store.keytool('-genkeypair', 'broker', '-signer', 'authority', ...subject);
    await store.keytool('-delete', 'authority');
    return store;
  }

  get file(): string {
    return join(this.folder, 'broker.p12');
  }

  get caFile(): string {
    return join(this.folder, 'ca.pem');
  }

  dispose(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private async keytool(action: string, alias: string, ...more: readonly string[]): Promise<void> {
    const store = ['-keystore', this.file, '-storetype', 'PKCS12', '-storepass', this.password];
    await runCommand('keytool', [action, '-alias', alias, ...store, ...more], { timeoutMs: keytoolTimeoutMs });
  }
}
