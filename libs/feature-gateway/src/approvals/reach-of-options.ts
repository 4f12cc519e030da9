import { Injectable } from '@nestjs/common';
import { effectiveSettings, type Exclusion, type MailboxId, type PolicyValues } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { mostMailboxes } from '../simulations/simulation-requests';
import { SimulationScope } from '../simulations/simulation-scope';
import { CountReach } from './count-reach';

/** Those by which other mail may be tracked. */
const ofTracking = [
  'track',
  'autoTrackSubfolders',
  'autoTrackSentItems',
  'leaveOutInternalSideThreads',
  'smartMatching',
  'ambiguousSender',
] as const satisfies readonly (keyof PolicyValues)[];

interface Asked {
  readonly viewer: Principal;
  readonly limit: number;
}

/** How much mail options and exclusions would reach. */
@Injectable()
export class ReachOfOptions {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly scope: SimulationScope,
    private readonly countReach: CountReach,
  ) {}

  async ofOptions(mailboxId: MailboxId, options: Partial<PolicyValues>, asked: Asked): Promise<number | undefined> {
    const config = await this.mailboxes.find(mailboxId);
    if (!(await this.isOfTracking(config, options))) return 0;
    return this.countReach.execute({ options }, [config], asked);
  }

  /** Without a mailbox those of the organization, which concern every one. */
  async ofExclusions(
    mailboxId: MailboxId | undefined,
    exclusions: readonly Exclusion[],
    asked: Asked,
  ): Promise<number | undefined> {
    if (mailboxId !== undefined) {
      return this.countReach.execute({ exclusions }, [await this.mailboxes.find(mailboxId)], asked);
    }
    const configs = await this.scope.everyEnabled();
    if (configs.length > mostMailboxes) return undefined;
    return this.countReach.execute({ organizationExclusions: exclusions }, configs, asked);
  }

  private async isOfTracking({ mailbox, options }: MailboxConfig, wanted: Partial<PolicyValues>): Promise<boolean> {
    const { settings: organization } = await this.organization.find();
    const { teamId } = mailbox;
    const [now, proposed] = [options, wanted].map((own) => effectiveSettings({ organization, teamId, options: own }));
    return ofTracking.some((name) => now?.[name] !== proposed?.[name]);
  }
}
