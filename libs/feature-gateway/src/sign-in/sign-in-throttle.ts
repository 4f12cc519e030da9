import { Injectable } from '@nestjs/common';
import { keyedHashId } from '@foldwatch/platform';
import { Clock, nameKeyOf, SignInFailures, type Failures } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { TooManyRequests } from '../http/refusal';

/** After how many failures one has to wait, each time twice as long. */
const freeFailures = { name: 4, address: 30 } as const;
const longestWaitSeconds = 300;
const forgottenAfterMs = 60 * 60 * 1_000;

/**
 * Makes guessing slow, by name and by address, whichever gateway is asked. A name that nobody has is treated as any other. What is
 * tried counts as failed until it is known to be right: of many who try at once, one is let through.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly failures: SignInFailures,
    private readonly options: GatewayOptions,
    private readonly clock: Clock,
  ) {}

  /** Raises `TooManyRequests`. */
  async admit(name: string, address: string): Promise<void> {
    const [ofName, ofAddress] = [this.keyOf('name', nameKeyOf(name)), this.keyOf('address', address)];
    const known = await this.known([ofName, ofAddress]);
    this.demandPatience(known.get(ofName), freeFailures.name);
    this.demandPatience(known.get(ofAddress), freeFailures.address);
    const noted = await this.failures.note(ofName, known.get(ofName), this.clock.now().toISOString());
    if (noted === 'lost') throw tooMany(1);
  }

  async succeeded(name: string): Promise<void> {
    await this.failures.forget(this.keyOf('name', nameKeyOf(name)));
  }

  /** Several of one address may fail at once; one more that is lost matters little among so many. */
  async failed(address: string): Promise<void> {
    const key = this.keyOf('address', address);
    await this.failures.note(key, (await this.known([key])).get(key), this.clock.now().toISOString());
  }

  private async known(keys: readonly string[]): Promise<ReadonlyMap<string, Failures>> {
    const found = await this.failures.findMany(keys);
    const from = this.clock.now().getTime() - forgottenAfterMs;
    const old = [...found].filter(([, { lastAt }]) => Date.parse(lastAt) < from).map(([key]) => key);
    for (const key of old) await this.failures.forget(key);
    return new Map([...found].filter(([key]) => !old.includes(key)));
  }

  private demandPatience(failures: Failures | undefined, free: number): void {
    const seconds = waitSeconds(failures, free);
    if (failures === undefined || seconds === 0) return;
    const leftMs = Date.parse(failures.lastAt) + seconds * 1_000 - this.clock.now().getTime();
    if (leftMs > 0) throw tooMany(Math.ceil(leftMs / 1_000));
  }

  private keyOf(kind: keyof typeof freeFailures, value: string): string {
    return keyedHashId(`sign-in:${this.options.adminToken}`, `${kind} ${value}`);
  }
}

const waitSeconds = (failures: Failures | undefined, free: number): number =>
  failures === undefined || failures.count < free ? 0 : Math.min(2 ** (failures.count - free), longestWaitSeconds);

const tooMany = (seconds: number): TooManyRequests =>
  new TooManyRequests('too-many-sign-ins', 'Too many sign-ins failed. Wait, then try again.', seconds);
