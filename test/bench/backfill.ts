import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { FolderRuleView } from '../product/api-types';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { EmbeddedProduct } from '../product/embedded-product';
import { until } from '../product/until';
import { latencies } from './drag-latency';
import { LiveDrags, type DragTarget } from './live-drags';
import { memoryOf } from './process-memory';
import { print, whole } from './report';

const messages = Number(process.env['BENCH_BACKFILL_MESSAGES'] ?? 50_000);
const importedAtOnce = 1_000;
const betweenDragsMs = 500;
const [erin, omar] = ['erin@contoso.example', 'omar@contoso.example'];

type RuleView = FolderRuleView & { readonly progress: { readonly done: number; readonly total: number } | null };

/** One process's part of the backfill. */
interface Part {
  readonly samples: readonly Sample[];
  readonly turns: { readonly p99: string; readonly longest: string };
}

/** A moment of the backfill as seen from outside. */
interface Sample {
  readonly atMs: number;
  readonly done: number;
  readonly residentMb: number;
}

/**
 * Mail that was there before a rule: how fast it is worked off, whether memory grows with it, whether a killed process goes
 * on where it was, and whether live mail waits behind it.
 */
export async function benchBackfill(): Promise<void> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  const product = await EmbeddedProduct.create(exchangeEnv(sandbox));
  try {
    const targets = await prepare(sandbox);
    await product.start();
    const rulePath = await makeRules(product, targets);
    await new Backfill(product, rulePath, new LiveDrags(sandbox, product)).run(targets);
  } finally {
    await product.dispose();
    await sandbox.close();
  }
}

async function prepare(sandbox: SandboxExchange): Promise<readonly DragTarget[]> {
  const target = (name: string, address: string, path: string): DragTarget => ({
    name,
    address,
    folderId: sandbox.createFolder(address, path).id,
  });
  const same = target('the same folder', erin, 'Inbox/Backfilled');
  for (let from = 0; from < messages; from += importedAtOnce) {
    const portion = Array.from({ length: Math.min(importedAtOnce, messages - from) }, (_, n) => ({
      eml: existingLetter(from + n),
    }));
    await sandbox.importMany(erin, same.folderId, portion);
  }
  return [same, target('another folder', erin, 'Inbox/Live'), target('another mailbox', omar, 'Inbox/Live')];
}

const existingLetter = (n: number): Buffer =>
  letter({
    messageId: `<existing-${n}@bench.example>`,
    from: `Person Number ${n % 500} <person.${n % 500}@fabrikam.example>`,
    to: erin,
    subject: `Offer ${n} for the delivery to the northern warehouse`,
    body: 'Good morning,\r\n\r\nplease find below what we spoke about last week.\r\n'.repeat(15),
  });

/** The rules of the folders for live mail first, then the one that brings the backfill about; gives its path. */
async function makeRules(product: EmbeddedProduct, [same, ...others]: readonly DragTarget[]): Promise<string> {
  const mailboxes = new Map(
    await Promise.all([erin, omar].map(async (address) => [address, await enableMailbox(product, address)] as const)),
  );
  const rulesOf = (address: string): string => `/mailboxes/${mailboxes.get(address)?.id}/folder-rules`;
  for (const { address, folderId } of others) {
    await product.call('POST', rulesOf(address), { folderId, existing: 'track' });
  }
  const rule = await product.call<FolderRuleView>('POST', rulesOf(erin), {
    folderId: same?.folderId,
    existing: 'track',
  });
  return `${rulesOf(erin)}/${rule.id}`;
}

class Backfill {
  constructor(
    private readonly product: EmbeddedProduct,
    private readonly rulePath: string,
    private readonly live: LiveDrags,
  ) {}

  async run(targets: readonly DragTarget[]): Promise<void> {
    const first = await this.watch(targets, (done) => done >= messages / 2);
    const doneWhenKilled = first.samples.at(-1)?.done ?? 0;
    await this.product.kill();
    const storedWhenKilled = this.stored('SELECT count(*) AS n FROM activities');
    await this.product.start();
    const second = await this.watch(targets, () => false);
    await until(
      () => this.stored('SELECT count(*) AS n FROM activities') >= messages,
      'everything to be stored',
      600_000,
    );
    this.report([first, second]);
    const doneAfter = second.samples[0]?.done ?? 0;
    print('resumed after a SIGKILL in the middle', [
      {
        'done when killed': whole(doneWhenKilled),
        'stored then': whole(storedWhenKilled),
        'done at first look after': whole(doneAfter),
        'stored in the end': whole(this.stored(`SELECT count(*) AS n FROM activities`)),
      },
    ]);
  }

  /** Looks at the rule and the process while mail is dragged, until the rule is active or it is time to stop. */
  private async watch(targets: readonly DragTarget[], isTimeToStop: (done: number) => boolean): Promise<Part> {
    const samples: Sample[] = [];
    const stopping = new AbortController();
    const dragging = this.dragOn(targets, stopping.signal);
    await until(
      async () => {
        const { status, progress } = await this.product.call<RuleView>('GET', this.rulePath);
        const done = status === 'active' ? messages : (progress?.done ?? 0);
        samples.push({ atMs: performance.now(), done, residentMb: memoryOf(this.product.pid).residentMb });
        return status === 'active' || isTimeToStop(done);
      },
      'the backfill',
      3_600_000,
      250,
    );
    stopping.abort();
    await dragging;
    return { samples, turns: await this.turns() };
  }

  /** What the process says of its event loop since it was asked last. */
  private async turns(): Promise<Part['turns']> {
    const text = await (await fetch(`${this.product.address}/metrics`)).text();
    const lag = (name: string): string => {
      const seconds = Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1]);
      return `${(seconds * 1_000).toFixed(0)} ms`;
    };
    return { p99: lag('p99'), longest: lag('max') };
  }

  private async dragOn(targets: readonly DragTarget[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const target of targets) await this.live.drag(target);
      await wait(betweenDragsMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private stored(sql: string): number {
    const connection = new DatabaseSync(join(this.product.dataDir, 'foldwatch.sqlite'), { readOnly: true });
    const found = Number(connection.prepare(sql).get()?.['n']);
    connection.close();
    return found;
  }

  private report(parts: readonly Part[]): void {
    const rows = parts.map(({ samples, turns }, n) => ({
      process: n === 0 ? 'until killed' : 'after',
      'messages/s': whole(rateOf(samples)),
      'resident at first': `${(samples[0]?.residentMb ?? 0).toFixed(0)} MB`,
      'at most': `${Math.max(...samples.map(({ residentMb }) => residentMb)).toFixed(0)} MB`,
      'MB per 10,000, second half': slopeOf(samples.slice(samples.length / 2)).toFixed(1),
      'turn p99': turns.p99,
      'longest turn': turns.longest,
      'looks at the rule': samples.length,
    }));
    print(`backfill of ${whole(messages)} messages (goal: memory does not grow)`, rows);
    const places = [...this.live.latenciesMs].map(([place, all]) => ({ place, drags: all.length, ...latencies(all) }));
    print('drag → activity visible, during the backfill', places);
  }
}

function rateOf(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return ((last.done - first.done) / (last.atMs - first.atMs)) * 1_000;
}

/** Megabytes that 10,000 more messages add, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const meanDone = samples.reduce((sum, { done }) => sum + done, 0) / samples.length;
  const meanMb = samples.reduce((sum, { residentMb }) => sum + residentMb, 0) / samples.length;
  const spread = samples.reduce((sum, { done }) => sum + (done - meanDone) ** 2, 0);
  const shared = samples.reduce((sum, { done, residentMb }) => sum + (done - meanDone) * (residentMb - meanMb), 0);
  return (shared / spread) * 10_000;
}
