import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const clientId = 'foldwatch';
export const clientSecret = 'secret-of-the-spec-0123456789-0123456789';

interface Account {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

/** A real provider on loopback: whoever types the name of an account is that. */
export class RealProvider {
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(redirectUris: readonly string[], accounts: readonly Account[], port = 0): Promise<RealProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${portOf(server)}`;
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
      claims: {
        openid: ['sub', 'groups', 'record'],
        profile: ['name', 'preferred_username'],
        email: ['email', 'email_verified'],
      },
      conformIdTokenClaims: false,
      cookies: { keys: ['of the spec'] },
      ttl: { AccessToken: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
      findAccount: (_context: unknown, id: string) => {
        const account = accounts.find(({ sub }) => sub === id);
        return account && { accountId: id, claims: () => account };
      },
    });
    server.on('request', provider.callback());
    return new RealProvider(server, issuer);
  }

  /** Goes through the provider's pages as a person would, and gives the address to which the provider sends the browser back. */
  async signIn(address: string, account: string): Promise<URL> {
    const visitor = new Visitor(this.issuer);
    let { location, page } = await visitor.get(address);
    for (let step = 0; step < 20; step += 1) {
      if (location !== undefined && !location.startsWith(this.issuer)) return new URL(location);
      if (location !== undefined) ({ location, page } = await visitor.get(location));
      else ({ location, page } = await visitor.submit(page, account));
    }
    throw new Error('the provider sends nobody back');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

interface Visited {
  readonly location: string | undefined;
  readonly page: string;
}

/** A browser without scripts, at the provider alone. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly issuer: string) {}

  get(address: string): Promise<Visited> {
    return this.ask(address, {});
  }

  /** The form of the provider's page, be it the one that asks who one is or the one that asks for consent. */
  submit(page: string, account: string): Promise<Visited> {
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ prompt, login: account, password: 'any' });
    return this.ask(new URL(action, this.issuer).href, { method: 'POST', body });
  }

  private async ask(address: string, request: RequestInit): Promise<Visited> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...request, headers: { cookie }, redirect: 'manual' });
    for (const given of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    return { location: location === null ? undefined : new URL(location, address).href, page: await answer.text() };
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
