import { Injectable } from '@nestjs/common';
import {
  tokenCodes,
  tokenNumbersIn,
  tokenPrefix,
  tokensIn,
  tokenText,
  type TokenTarget,
  type TrackingToken,
} from '@foldwatch/domain';
import { randomBelow } from '@foldwatch/platform';
import { Clock, OrganizationConfigs, TrackingTokens } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { TokenTargets } from './token-targets';
import type { IssueTrackingTokenRequest } from './tracking-token-requests';
import { toTokenView, type TrackingTokenView } from './tracking-token-view';

/** Issues the next tracking token, and gives the subject that carries it. A subject that has one for the same keeps it. */
@Injectable()
export class IssueTrackingToken {
  constructor(
    private readonly tokens: TrackingTokens,
    private readonly targets: TokenTargets,
    private readonly organization: OrganizationConfigs,
    private readonly clock: Clock,
  ) {}

  async execute(request: IssueTrackingTokenRequest, issuer: Principal): Promise<TrackingTokenView> {
    const issuedFor = await this.targets.find(request, issuer);
    const subject = request.subject.trim();
    const standing = await this.standingIn(subject, issuedFor);
    if (standing !== undefined) return toTokenView(standing, subject);
    const { settings } = await this.organization.find();
    const token = await this.tokens.issue(
      {
        prefix: tokenPrefix(settings.trackingTokenPrefix),
        issuedFor,
        issuedAt: this.clock.now().toISOString(),
        issuedBy: issuer.name,
      },
      randomBelow(tokenCodes),
    );
    return toTokenView(token, `${subject} ${tokenText(token)}`.trim());
  }

  /** The token that counts in the subject, where it leads to the same. */
  private async standingIn(subject: string, target: TokenTarget): Promise<TrackingToken | undefined> {
    const numbers = tokenNumbersIn(subject);
    if (numbers.length === 0) return undefined;
    const [last] = tokensIn(subject, await this.tokens.findMany(numbers));
    return last !== undefined && isSameTarget(last.issuedFor, target) ? last : undefined;
  }
}

function isSameTarget(a: TokenTarget, b: TokenTarget): boolean {
  if (a.kind === 'activity') return b.kind === 'activity' && a.activityId === b.activityId;
  return b.kind === 'record' && a.record.table === b.record.table && a.record.id === b.record.id;
}
