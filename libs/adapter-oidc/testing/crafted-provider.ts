import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A new pair of keys under a name. */
export const newKey = (kid: string): Key => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });

export interface Crafted {
  readonly header?: object;
  readonly claims?: object;
  readonly sign?: (signed: string, key: Key) => string;
}

export const rs256 = (signed: string, { privateKey }: Key): string =>
  createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');

/** With the public key, as text, in place of a shared secret: who takes HS256 for granted takes this for the provider's. */
export const hs256WithPublicKey = (signed: string, { publicKey }: Key): string =>
  createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
    .update(signed)
    .digest('base64url');

export const hs256 =
  (secret: string) =>
  (signed: string): string =>
    createHmac('sha256', secret).update(signed).digest('base64url');

/** A provider that gives whatever ID token a spec has crafted: what a real one would never sign. */
export class CraftedProvider {
  key = newKey('one');
  nonce = '';
  crafted: Crafted = {};

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {
    server.on('request', (request, response: ServerResponse) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(request.url ?? '')));
    });
  }

  static async start(): Promise<CraftedProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return new CraftedProvider(server, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(path: string): object {
    if (path.startsWith('/.well-known')) {
      return {
        issuer: this.issuer,
        authorization_endpoint: `${this.issuer}/authorize`,
        token_endpoint: `${this.issuer}/token`,
        jwks_uri: `${this.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      };
    }
    if (path === '/keys') {
      const { kid, publicKey } = this.key;
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' }] };
    }
    return { access_token: 'a', token_type: 'Bearer', id_token: this.idToken() };
  }

  private idToken(): string {
    const now = Math.floor(Date.now() / 1_000);
    const { header, claims, sign = rs256 } = this.crafted;
    const usual = { iss: this.issuer, aud: 'foldwatch', sub: 'erin', nonce: this.nonce, iat: now, exp: now + 300 };
    const head = encode({ alg: 'RS256', kid: this.key.kid, ...header });
    const signed = `${head}.${encode({ ...usual, ...claims })}`;
    return `${signed}.${sign(signed, this.key)}`;
  }
}
