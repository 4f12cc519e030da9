import {
  decideFolderTracking,
  FolderTree,
  governedFolders,
  type FolderRule,
  type FolderTrackingFacts,
  type MailFolder,
} from '@foldwatch/domain';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { DecideMail, RulesModule } from '@foldwatch/feature-rules';
import type { MailObservedV1 } from '@foldwatch/contracts';
import type { EventBatch } from '@foldwatch/ports';
import { NestFactory } from '@nestjs/core';
import { prepareMailbox } from './bench-mailbox';
import { BenchPorts } from './bench-ports';
import { observationIn } from './observations';
import { median, print, whole } from './report';
import { DecisionSink, EventSink } from './sinks';

const roundMs = 300;
const rounds = 7;
const batchSize = 200;

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
    record: { state: 'active', record: { table: 'account', id: 'account-1', name: 'Fabrikam' } },
  };
  let checks = 0;
  const round = (): number => {
    const start = performance.now();
    let made = 0;
    while (performance.now() - start < roundMs) {
      for (const folderId of folderIds) {
        checks += decideFolderTracking({ ...facts, governance: governed.get(folderId) }).checks.length;
      }
      made += folderIds.length;
    }
    return (made / (performance.now() - start)) * 1_000;
  };
  round();
  const results = Array.from({ length: rounds }, round);
  if (checks === 0) throw new Error('no checks were recorded');
  return median(results);
}

/** All that rules does but storing: facts of the batch, decisions, what is logged of each, and the events. */
async function batchesPerSecond(ruleCount: number): Promise<number> {
  const folderIds = Array.from({ length: ruleCount }, (_, n) => `folder-${n}`);
  const adapters = await openEmbedded();
  await prepareMailbox(adapters, folderIds);
  const [decisionLog, publisher] = [new DecisionSink(), new EventSink()];
  const ports = BenchPorts.over(adapters, [RulesModule], { decisionLog, publisher });
  const app = await NestFactory.createApplicationContext(ports, { logger: false });
  const decideMail = app.get(DecideMail);
  const batches = Array.from({ length: 80 }, (_, n) => batchOf(n, folderIds));
  const round = async (): Promise<number> => {
    const start = performance.now();
    let made = 0;
    while (performance.now() - start < roundMs) {
      for (const batch of batches) await decideMail.execute(batch);
      made += batches.length * batchSize;
    }
    return (made / (performance.now() - start)) * 1_000;
  };
  await round();
  const results: number[] = [];
  for (let n = 0; n < rounds; n += 1) results.push(await round());
  await app.close();
  await adapters.close();
  if (decisionLog.checks === 0 || publisher.events === 0) throw new Error('nothing was decided');
  return median(results);
}

function batchOf(no: number, folderIds: readonly string[]): EventBatch<MailObservedV1> {
  const events = Array.from({ length: batchSize }, (_, n) => {
    const at = no * batchSize + n;
    const folderId = folderIds[(at * 7_919) % folderIds.length] ?? '';
    return { ...observationIn(folderId, at), partition: 0, offset: at, attempts: 0 };
  });
  return { events, signal: new AbortController().signal };
}

export async function benchDecisions(): Promise<void> {
  const counts = [10, 1_000, 100_000];
  const pure = counts.map(decisionsPerSecond);
  const batched: number[] = [];
  for (const count of counts) batched.push(await batchesPerSecond(count));
  const [firstPure = 1] = pure;
  const [firstBatched = 1] = batched;
  print(
    'decisions a second, one core, every check recorded (goal: over 350,000, flat within 20 %)',
    counts.map((count, n) => ({
      rules: whole(count),
      'the decision alone/s': whole(pure[n] ?? 0),
      ratio: ((pure[n] ?? 0) / firstPure).toFixed(2),
      'all of rules but storing/s': whole(batched[n] ?? 0),
      'its ratio': ((batched[n] ?? 0) / firstBatched).toFixed(2),
    })),
  );
}
