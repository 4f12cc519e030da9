import {
  decideFolderTracking,
  FolderTree,
  governedFolders,
  type FolderRule,
  type FolderTrackingFacts,
  type MailFolder,
} from '@foldwatch/domain';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { DecideMail, RulesModule } from '@foldwatch/feature-rules';
import type { MailObservedV1 } from '@foldwatch/contracts';
import type { EventBatch } from '@foldwatch/ports';
import { NestFactory } from '@nestjs/core';
import { addMailbox, prepareMailbox } from './bench-mailbox';
import { BenchPorts } from './bench-ports';
import { benchMailboxId, observationIn } from './observations';
import { median, print, whole } from './report';
import { DecisionSink, EventSink } from './sinks';

const roundSeconds = 0.3;
const rounds = 7;
const batchSize = 200;
/** What a mailbox may have by default, and what ingest tells of it at once. */
const rulesInMailbox = 25;
const publishedAtOnce = 100;
const spreadCounts = [25, 1_000, 100_000];

/** Seconds of a processor from here on: what else the machine has to do does not count, what this process does beside it does. */
function cpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}

function mailboxWith(ruleCount: number): ReturnType<typeof governedFolders> {
  const inbox: MailFolder = { id: 'inbox', name: 'Inbox', folderClass: 'mail', wellKnown: 'inbox', itemCount: 0 };
  const folders = Array.from({ length: ruleCount }, (_, n): MailFolder => {
    return { id: `folder-${n}`, parentId: 'inbox', name: `Customer ${n}`, folderClass: 'mail', itemCount: 0 };
  });
  const rules = folders.map(({ id }, n): FolderRule => ({
    id: `rule-${n}`,
    version: 1,
    folderId: id,
    action: 'track',
    regarding: { table: 'account', id: `account-${n}` },
    includeSubfolders: false,
    existing: 'track',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    paused: false,
  }));
  return governedFolders(new FolderTree([inbox, ...folders]), rules, 'inbox');
}

/** Decisions a second, every check recorded, for messages spread over all folders in no order that a cache would like. */
function decisionsPerSecond(ruleCount: number): number {
  const governed = mailboxWith(ruleCount);
  const folderIds = Array.from({ length: 16_384 }, (_, n) => `folder-${(n * 7_919) % ruleCount}`);
  const facts: Omit<FolderTrackingFacts, 'governance'> = {
    mail: { kind: 'message', isDraft: false, sensitivity: 'normal' },
    mailboxState: 'enabled',
    record: {
      state: 'active',
      record: { table: 'account', id: 'account-1', name: 'Fabrikam' },
      access: { table: 'account', id: 'account-1' },
    },
  };
  let checks = 0;
  const round = (): number => {
    const secondsSoFar = cpuClock();
    let made = 0;
    while (secondsSoFar() < roundSeconds) {
      for (const folderId of folderIds) {
        checks += decideFolderTracking({ ...facts, governance: governed.get(folderId) }, 'excluded').checks.length;
      }
      made += folderIds.length;
    }
    return made / secondsSoFar();
  };
  round();
  const results = Array.from({ length: rounds }, round);
  if (checks === 0) throw new Error('no checks were recorded');
  return median(results);
}

/** Where mail lies that is decided about: a mailbox and one of its folders. */
interface Place {
  readonly mailboxId: string;
  readonly folderId: string;
}

/** All that rules does but storing: facts of the batch, decisions, what is logged of each, and the events. */
async function batchesPerSecond(prepare: (adapters: EmbeddedAdapters) => Promise<readonly Place[]>): Promise<number> {
  const adapters = await openEmbedded();
  const places = await prepare(adapters);
  const [decisionLog, publisher] = [new DecisionSink(), new EventSink()];
  const ports = BenchPorts.over(adapters, [RulesModule], { decisionLog, publisher });
  const app = await NestFactory.createApplicationContext(ports, { logger: false });
  const decideMail = app.get(DecideMail);
  const batches = Array.from({ length: 80 }, (_, n) => batchOf(n, places));
  const round = async (): Promise<number> => {
    const secondsSoFar = cpuClock();
    let made = 0;
    while (secondsSoFar() < roundSeconds) {
      for (const batch of batches) await decideMail.execute(batch);
      made += batches.length * batchSize;
    }
    return made / secondsSoFar();
  };
  await round();
  const results: number[] = [];
  for (let n = 0; n < rounds; n += 1) results.push(await round());
  await app.close();
  await adapters.close();
  if (decisionLog.checks === 0 || publisher.events === 0) throw new Error('nothing was decided');
  return median(results);
}

function batchOf(no: number, places: readonly Place[]): EventBatch<MailObservedV1> {
  const events = Array.from({ length: batchSize }, (_, n) => {
    const at = no * batchSize + n;
    const { folderId = '', mailboxId } = places[at % places.length] ?? {};
    return { ...observationIn(folderId, at, mailboxId), partition: 0, offset: at, attempts: 0 };
  });
  return { events, signal: new AbortController().signal };
}

const foldersOf = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `folder-${n}`);

/** Every rule in one mailbox, and each message in another folder than the one before it, in no order that a cache would like. */
const inOneMailbox = (ruleCount: number) => async (adapters: EmbeddedAdapters) => {
  await prepareMailbox(adapters, foldersOf(ruleCount));
  return Array.from({ length: ruleCount }, (_, n): Place => {
    return { mailboxId: benchMailboxId, folderId: `folder-${(n * 7_919) % ruleCount}` };
  });
};

/** As many rules in each mailbox as it may have by default; what ingest publishes at once is of one mailbox. */
const spreadOverMailboxes = (ruleCount: number) => async (adapters: EmbeddedAdapters) => {
  const folderIds = foldersOf(rulesInMailbox);
  const mailboxIds = Array.from({ length: ruleCount / rulesInMailbox }, (_, n) => `mailbox-${n}`);
  for (const id of mailboxIds) await addMailbox(adapters, id, folderIds);
  return Array.from({ length: ruleCount }, (_, n): Place => {
    const portion = Math.floor(n / publishedAtOnce);
    return {
      mailboxId: mailboxIds[(portion * 7_919) % mailboxIds.length] ?? '',
      folderId: folderIds[n % rulesInMailbox] ?? '',
    };
  });
};

export async function benchDecisions(): Promise<void> {
  const counts = [10, 1_000, 100_000];
  const pure = counts.map(decisionsPerSecond);
  const batched: number[] = [];
  for (const count of counts) batched.push(await batchesPerSecond(inOneMailbox(count)));
  const [firstPure = 1] = pure;
  const [firstBatched = 1] = batched;
  print(
    'decisions a second, one core, every check recorded (goal: over 350,000, flat within 20 %)',
    counts.map((count, n) => ({
      'rules of one mailbox': whole(count),
      'the decision alone/s': whole(pure[n] ?? 0),
      ratio: ((pure[n] ?? 0) / firstPure).toFixed(2),
      'all of rules but storing/s': whole(batched[n] ?? 0),
      'its ratio': ((batched[n] ?? 0) / firstBatched).toFixed(2),
    })),
  );
  const spread: number[] = [];
  for (const count of spreadCounts) spread.push(await batchesPerSecond(spreadOverMailboxes(count)));
  const [firstSpread = 1] = spread;
  print(
    `the same with ${rulesInMailbox} rules in each mailbox`,
    spreadCounts.map((count, n) => ({
      rules: whole(count),
      mailboxes: whole(count / rulesInMailbox),
      'all of rules but storing/s': whole(spread[n] ?? 0),
      ratio: ((spread[n] ?? 0) / firstSpread).toFixed(2),
    })),
  );
}
