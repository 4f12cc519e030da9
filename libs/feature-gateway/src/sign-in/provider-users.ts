import { Injectable } from '@nestjs/common';
import { toEmailAddress } from '@foldwatch/domain';
import {
  isActive,
  RecordDirectory,
  Users,
  type ExternalIdentity,
  type ProvenIdentity,
  type User,
  type UserRole,
} from '@foldwatch/ports';
import { NotAllowed } from '../http/refusal';
import { AddUser } from '../users/add-user';
import { KnownUsers } from '../users/known-users';
import { personName } from '../users/user-fields';
import type { IdentityOptions } from './identity-options';
import { claimText, roleIn, verifiedAddress } from './read-claims';

type Claims = ProvenIdentity['claims'];

interface Bound {
  readonly identity?: ExternalIdentity | undefined;
  readonly systemUserId: string | undefined;
}

/** Which user somebody is whom the provider has proved; never one with a password, or of another identity, for the name alone. */
@Injectable()
export class ProviderUsers {
  constructor(
    private readonly users: Users,
    private readonly known: KnownUsers,
    private readonly addUser: AddUser,
    private readonly directory: RecordDirectory,
  ) {}

  async resolve(proven: ProvenIdentity, options: IdentityOptions): Promise<User> {
    const { roles } = options;
    const role = roles === undefined ? undefined : roleIn(proven.claims, roles);
    if (roles !== undefined && role === undefined) throw notAdmitted('The provider gives you no role here.');
    const user = await this.users.findByIdentity(proven.identity);
    if (user === undefined) return this.meet(proven, options, role);
    if (!isActive(user)) throw notAdmitted('An administrator has disabled your login.');
    const systemUserId = user.systemUserId ?? (await this.systemUserOf(proven.claims, options));
    return this.keep(user, { role: role ?? user.role, systemUserId });
  }

  /** Somebody who comes for the first time. */
  private async meet(proven: ProvenIdentity, options: IdentityOptions, role?: UserRole): Promise<User> {
    const name = nameIn(proven.claims, options);
    const named = await this.users.findByName(name);
    const systemUserId = named?.systemUserId ?? (await this.systemUserOf(proven.claims, options));
    if (named !== undefined) return this.join(named, { ...proven, role, systemUserId });
    if (!options.createsUsers) throw notAdmitted('Nobody has named you as a user yet.');
    const displayName = claimText(proven.claims, options.displayNameClaim)?.slice(0, 200);
    return this.addUser.execute({ name, displayName, role: role ?? 'user', systemUserId, identity: proven.identity });
  }

  /** Somebody whom an administrator has named for this. */
  private join(
    named: User,
    { identity, role = named.role, systemUserId }: Bound & { readonly role: UserRole | undefined },
  ): Promise<User> {
    const isFree = isActive(named) && named.identity === undefined && named.passwordHash === undefined;
    if (!isFree) throw notAdmitted('Your name is that of another login here.');
    return this.keep(named, { role, systemUserId, identity });
  }

  /** Nothing is written of somebody who is as before. */
  private keep(
    user: User,
    { role, systemUserId, identity = user.identity }: Bound & { readonly role: UserRole },
  ): Promise<User> {
    const isSame = role === user.role && systemUserId === user.systemUserId && identity === user.identity;
    if (isSame) return Promise.resolve(user);
    return this.known.change(user.id, (now) => ({
      ...now,
      role,
      ...(systemUserId !== undefined && { systemUserId }),
      ...(identity !== undefined && { identity }),
      epoch: now.epoch + Number(role !== now.role),
    }));
  }

  private async systemUserOf(claims: Claims, { systemUserClaim }: IdentityOptions): Promise<string | undefined> {
    if (systemUserClaim !== undefined) return claimText(claims, systemUserClaim)?.slice(0, 200);
    const address = toEmailAddress(verifiedAddress(claims) ?? '');
    if (address === undefined) return undefined;
    const records = (await this.directory.resolveMany([address])).get(address) ?? [];
    const [one, ...others] = records.filter(({ table }) => table === 'systemuser');
    return others.length === 0 ? one?.id : undefined;
  }
}

function nameIn(claims: Claims, { nameClaim }: IdentityOptions): string {
  const name = claimText(claims, nameClaim);
  if (name !== undefined && personName.test(name)) return name;
  throw notAdmitted('The provider does not say your name.');
}

const notAdmitted = (why: string): NotAllowed => new NotAllowed('not-admitted', why);
