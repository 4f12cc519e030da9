import { IdentityProviderUnavailable, IdentityRefused, type SignInSecrets } from '@foldwatch/ports';
import { CraftedProvider, hs256, hs256WithPublicKey, newKey, rs256, type Crafted } from '../testing/crafted-provider';
import { clientId, clientSecret, RealProvider } from '../testing/real-provider';
import { OidcIdentityProvider } from './oidc-identity-provider';

const redirectUri = 'http://127.0.0.1:4000/api/v1/sign-in/provider/callback';
const common = { clientId, clientSecret, scopes: 'openid profile email' };
const account = { sub: 'erin', name: 'Erin Smith', email: 'erin@contoso.example', email_verified: true };

describe('signing in at a real provider', () => {
  let real: RealProvider;
  let provider: OidcIdentityProvider;

  beforeAll(async () => {
    real = await RealProvider.start([redirectUri], [account]);
    provider = new OidcIdentityProvider({ ...common, issuer: real.issuer });
  });
  afterAll(() => real.stop());

  async function atProvider(): Promise<{ readonly callback: URL; readonly secrets: SignInSecrets }> {
    const { address, secrets } = await provider.begin(redirectUri);
    return { callback: await real.signIn(address, 'erin'), secrets };
  }

  it('asks by code, with PKCE, state and nonce', async () => {
    const { address } = await provider.begin(redirectUri);
    const { searchParams } = new URL(address);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('tells who it was', async () => {
    const { callback, secrets } = await atProvider();
    expect(await provider.complete(callback, secrets)).toMatchObject({
      identity: { issuer: real.issuer, subject: 'erin' },
      claims: { name: 'Erin Smith', email: 'erin@contoso.example', email_verified: true },
    });
  });

  it('takes an answer once', async () => {
    const { callback, secrets } = await atProvider();
    await provider.complete(callback, secrets);
    await expect(provider.complete(callback, secrets)).rejects.toBeInstanceOf(IdentityRefused);
  });

  it.each(['state', 'nonce', 'codeVerifier'] as const)(
    'takes no answer to another sign-in: another %s',
    async (name) => {
      const [mine, other] = [await atProvider(), await atProvider()];
      const mixed = { ...mine.secrets, [name]: other.secrets[name] };
      await expect(provider.complete(mine.callback, mixed)).rejects.toBeInstanceOf(IdentityRefused);
    },
  );

  it('takes no answer of another provider, nor that somebody said no', async () => {
    const { callback, secrets } = await atProvider();
    const other = new URL(callback);
    other.searchParams.set('iss', 'https://evil.example');
    await expect(provider.complete(other, secrets)).rejects.toBeInstanceOf(IdentityRefused);
    const refused = new URL(`${redirectUri}?error=access_denied&state=${secrets.state}&iss=${real.issuer}`);
    await expect(provider.complete(refused, secrets)).rejects.toBeInstanceOf(IdentityRefused);
  });

  it('says when the provider cannot be asked', async () => {
    const nowhere = new OidcIdentityProvider({ ...common, issuer: 'http://127.0.0.1:1' });
    await expect(nowhere.begin(redirectUri)).rejects.toBeInstanceOf(IdentityProviderUnavailable);
  });
});

describe('an ID token', () => {
  let crafted: CraftedProvider;
  let provider: OidcIdentityProvider;

  beforeEach(async () => {
    crafted = await CraftedProvider.start();
    provider = new OidcIdentityProvider({ ...common, issuer: crafted.issuer });
  });
  afterEach(() => crafted.stop());

  async function complete(token: Crafted): Promise<unknown> {
    const { secrets } = await provider.begin(redirectUri);
    crafted.nonce = secrets.nonce;
    crafted.crafted = token;
    const callback = new URL(`${redirectUri}?code=c&state=${secrets.state}`);
    return provider.complete(callback, secrets);
  }

  const past = Math.floor(Date.now() / 1_000) - 3_600;
  const stranger = newKey('one');

  it('as the provider gives it says who it was', async () => {
    expect(await complete({})).toMatchObject({ identity: { issuer: crafted.issuer, subject: 'erin' } });
  });

  it.each<{ given: string; token: Crafted }>([
    { given: 'of another issuer', token: { claims: { iss: 'https://evil.example' } } },
    { given: 'for another audience', token: { claims: { aud: 'another-application' } } },
    { given: 'for several audiences, and given to another', token: { claims: { aud: ['foldwatch', 'x'], azp: 'x' } } },
    { given: 'that is expired', token: { claims: { iat: past, exp: past + 300 } } },
    { given: 'without an end', token: { claims: { exp: undefined } } },
    { given: 'that is not valid yet', token: { claims: { nbf: past + 7_200 } } },
    { given: 'with another nonce', token: { claims: { nonce: 'of-another-sign-in' } } },
    { given: 'without a nonce', token: { claims: { nonce: undefined } } },
    { given: 'about nobody', token: { claims: { sub: undefined } } },
    { given: 'that nobody signed', token: { header: { alg: 'none' }, sign: () => '' } },
    { given: 'signed by HS256 with the public key', token: { header: { alg: 'HS256' }, sign: hs256WithPublicKey } },
    { given: 'signed by HS256 with the secret', token: { header: { alg: 'HS256' }, sign: hs256(clientSecret) } },
    { given: 'with a broken signature', token: { sign: () => 'AAAA' } },
    {
      given: 'signed by somebody else under the same name',
      token: { sign: (signed) => rs256(signed, stranger) },
    },
  ])('$given is refused', async ({ token }) => {
    await expect(complete(token)).rejects.toBeInstanceOf(IdentityRefused);
  });

  it('is verified by the keys that the provider has now', async () => {
    await complete({});
    crafted.key = newKey('two');
    expect(await complete({})).toMatchObject({ identity: { subject: 'erin' } });
  });

  it('of a provider that may sign by another algorithm alone is refused', async () => {
    provider = new OidcIdentityProvider({ ...common, issuer: crafted.issuer, idTokenAlgorithm: 'ES256' });
    await expect(complete({})).rejects.toBeInstanceOf(IdentityRefused);
  });
});
