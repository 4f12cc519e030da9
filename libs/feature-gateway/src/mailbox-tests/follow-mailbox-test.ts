import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import type { GatewayRequest } from '../access/gateway-request';
import { canSeeEveryMailbox } from '../access/principal';
import { StillSignedIn } from '../access/still-signed-in';
import { KnownMailboxTests } from './known-mailbox-tests';
import type { MailboxTestRunView } from './mailbox-test-views';

const lookMs = 100;
const heartBeatMs = 10_000;

const isOver = ({ state }: MailboxTestRunView): boolean => state !== 'waiting' && state !== 'running';

/** A test as a live stream, a frame whenever something changed. Ends with the test, its reader, the session or the gateway. */
@Injectable()
export class FollowMailboxTest implements OnModuleDestroy {
  private readonly closing = new AbortController();

  constructor(
    private readonly tests: KnownMailboxTests,
    private readonly signedIn: StillSignedIn,
  ) {}

  /** The frames, once it is known that there is such a test. */
  async execute(
    request: GatewayRequest,
    mailboxId: MailboxId,
    testId: string,
  ): Promise<(left: AbortSignal) => AsyncIterable<string>> {
    const look = (): Promise<MailboxTestRunView> => this.tests.read(mailboxId, testId);
    await look();
    return (left) => this.frames(request, look, AbortSignal.any([left, this.closing.signal]));
  }

  onModuleDestroy(): void {
    this.closing.abort();
  }

  private async *frames(
    request: GatewayRequest,
    look: () => Promise<MailboxTestRunView>,
    signal: AbortSignal,
  ): AsyncIterable<string> {
    yield 'retry: 2000\n\n';
    let told = '';
    let admittedAt = performance.now();
    while (!signal.aborted) {
      const view = await look();
      const said = JSON.stringify(view);
      if (said !== told) yield `data: ${said}\n\n`;
      told = said;
      if (isOver(view)) return;
      await pause(lookMs, signal);
      if (performance.now() - admittedAt < heartBeatMs) continue;
      if (!(await this.mayStillLook(request))) return;
      admittedAt = performance.now();
      yield ': still here\n\n';
    }
  }

  private async mayStillLook(request: GatewayRequest): Promise<boolean> {
    const viewer = await this.signedIn.of(request);
    return viewer !== undefined && canSeeEveryMailbox(viewer);
  }
}
