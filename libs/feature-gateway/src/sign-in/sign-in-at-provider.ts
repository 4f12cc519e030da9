import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { IdentityRefused, type ProvenIdentity, type User } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { SessionCookies } from '../access/session-cookies';
import { NotAllowed, UnknownResource } from '../http/refusal';
import type { IdentityOptions } from './identity-options';
import { localPath } from './local-path';
import { PendingSignIns, type PendingSignIn } from './pending-sign-ins';
import { ProviderUsers } from './provider-users';

export const callbackPath = '/api/v1/sign-in/provider/callback';

/** Sends browsers to the provider of identities, and finds out who came back. */
@Injectable()
export class SignInAtProvider {
  constructor(
    private readonly options: GatewayOptions,
    private readonly pending: PendingSignIns,
    private readonly cookies: SessionCookies,
    private readonly users: ProviderUsers,
  ) {}

  /** The address at the provider. */
  async begin(returnTo: string | undefined, response: ServerResponse): Promise<string> {
    const redirectUri = this.originOf(response.req) + callbackPath;
    const { address, secrets } = await this.demandProvider().provider.begin(redirectUri);
    this.pending.keep({ secrets, redirectUri, returnTo: localPath(returnTo) }, response);
    return address;
  }

  /** Raises what is told to whoever is not let in. */
  async complete(response: ServerResponse): Promise<{ readonly user: User; readonly returnTo: string }> {
    const identity = this.demandProvider();
    const pending = this.pending.take(response.req, response);
    if (pending === undefined) throw new NotAllowed('sign-in-expired', 'Signing in took too long. Begin again.');
    const proven = await prove(identity, pending, response.req);
    return { user: await this.users.resolve(proven, identity), returnTo: pending.returnTo };
  }

  private demandProvider(): IdentityOptions {
    if (this.options.identity !== undefined) return this.options.identity;
    throw new UnknownResource('no-provider', 'There is no provider of identities here.');
  }

  /** The name by which the browser asked was checked before anything else: it is one of ours. */
  private originOf(request: IncomingMessage): string {
    return `${this.cookies.isSecure(request) ? 'https' : 'http'}://${request.headers.host ?? ''}`;
  }
}

/** The address to which the browser came, as the provider wrote it. */
async function prove(
  { provider }: IdentityOptions,
  { secrets, redirectUri }: PendingSignIn,
  request: IncomingMessage,
): Promise<ProvenIdentity> {
  const callback = new URL(redirectUri);
  callback.search = new URL(request.url ?? '', redirectUri).search;
  try {
    return await provider.complete(callback, secrets);
  } catch (error) {
    if (error instanceof IdentityRefused)
      throw new NotAllowed('identity-refused', 'The provider did not say who you are.');
    throw error;
  }
}
