import { defaultReadRights, noCounts, readerOf } from '@foldwatch/domain';
import { activity, activityId, link } from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';

const now = new Date('2026-11-01T08:00:00.000Z');

/** Calls whatever reads by some condition, so that its statement gets prepared. */
async function askEverything(adapters: EmbeddedAdapters): Promise<void> {
  const { activityQueries, activityStore, decisionLog, eventLog, itemIndex, mailboxConfigs, mailboxJobs } = adapters;
  const id = activityId('a');
  await activityStore.replaceMany([activity('a', { links: [link('m1', ['f1'], { ruleId: 'r1', ruleVersion: 1 })] })]);
  await activityStore.replaceMany([activity('a', { version: 2 })]);
  await activityStore.findMany([id]);
  await activityStore.findByMessageIds(['<a@contoso.example>']);
  await activityStore.findModifiedSince('', 1);
  await activityStore.findLinkedByRule({ mailboxId: 'm1', ruleId: 'r1', belowVersion: 2 }, 1);
  await activityStore.findConcerning({ addresses: ['erin@contoso.example'], records: [] }, 1);
  for (const filter of [{}, { words: ['offer', 'machines'] }, { mailboxId: 'm1', since: '2026' }, { folderId: 'f1' }]) {
    await activityQueries.list({ ...filter, limit: 1 });
  }
  const concerning = { addresses: ['erin@contoso.example'], records: [{ table: 'account', id: 'a' }] };
  await activityQueries.timeline({ concerning, limit: 1 });
  await activityQueries.timeline({ concerning, mailboxIds: ['m1', 'm2'], limit: 1 });
  await activityQueries.find(id);
  await activityQueries.findMany([id]);
  await activityQueries.countByFolder('m1', ['f1']);
  await activityQueries.countByRule('m1', 'r1');
  for (const filter of [
    {},
    { messageId: 'x' },
    { mailboxId: 'm', reason: 'draft' as const },
    { reason: 'draft' as const },
    { activityId: activityId('a'), verdict: 'skip' as const },
    { mailboxIds: ['m1', 'm2'], isOfArrival: true as const },
    { isOfArrival: true as const },
    { verdict: 'skip' as const, search: { words: ['offer', 'machines'], among: 'tracked' as const } },
    { mailboxId: 'm', search: { words: ['offer'], among: 'all' as const } },
  ]) {
    await decisionLog.list({ ...filter, limit: 1 });
  }
  await decisionLog.findOfMessages('m1', ['x']);
  for (const filter of [{}, { state: 'open' as const, group: 'rules' }, { topic: 'mail.decided', code: 'draft' }]) {
    await adapters.deadLetters.list({ ...filter, limit: 1 });
  }
  for (const filter of [{}, { by: 'admin' }, { action: 'x', mailboxId: 'm1' }]) {
    await adapters.auditLog.list({ kind: 'change', ...filter, limit: 1 });
  }
  await adapters.versionHistory.find('organization', 1);
  await adapters.versionHistory.list('organization', 1);
  for (const filter of [{}, { mailboxIds: ['m1'] }]) await adapters.drafts.list({ ...filter, limit: 1 });
  await adapters.drafts.find('x');
  await adapters.drafts.remove('x');
  await adapters.apiKeys.find('x');
  await adapters.apiKeys.findByKey('x');
  await adapters.apiKeys.list(1);
  await adapters.apiKeys.note('x', { lastUsedAt: now.toISOString() });
  await adapters.administrators.find('x');
  await adapters.administrators.findByToken('x');
  await adapters.administrators.list(1);
  await adapters.administrators.revoke('x', { revokedAt: now.toISOString(), revokedBy: 'admin' });
  await askSignIns(adapters);
  await adapters.deadLetters.find('x');
  await askAlerts(adapters);
  await askMailboxes(adapters);
  await askSimulations(adapters);
  await mailboxConfigs.list(1);
  for (const filter of [{}, { q: 'a' }, { state: 'enabled' as const }, { state: 'enabled' as const, descending: true }])
    await mailboxConfigs.search({ ...filter, limit: 1 });
  await mailboxConfigs.countByState();
  await mailboxConfigs.versions(['m1']);
  await mailboxConfigs.findMany(['m1']);
  await mailboxConfigs.findByAddress('erin@contoso.example');
  await mailboxJobs.findOpen(['m1']);
  await mailboxJobs.findLatest('m1', 'sync');
  await mailboxJobs.add({ id: 'j', mailboxId: 'm1', request: { kind: 'sync' }, createdAt: now.toISOString() });
  await mailboxJobs.advance('j', { revision: 1, at: now.toISOString(), done: 1 });
  await mailboxJobs.finish('j', { kind: 'done' }, now.toISOString());
  await itemIndex.findUnseen('m1', 'f1', 'l', 1);
  await eventLog.read('mail.observed', undefined, 1);
}

async function askSignIns(adapters: EmbeddedAdapters): Promise<void> {
  const { users, openSessions, signInFailures, signInLinks, mailboxConfigs } = adapters;
  for (const filter of [{}, { prefix: 'e' }]) await users.list({ ...filter, limit: 1 });
  await users.find('x');
  await users.findByName('x');
  await users.findByIdentity({ issuer: 'x', subject: 'x' });
  await users.hasAdmin();
  await openSessions.find('x');
  await openSessions.list('x', 1);
  await openSessions.list(undefined, 1);
  await openSessions.end('x');
  await openSessions.endAll('x');
  await signInFailures.findMany(['x']);
  await signInFailures.note('x', undefined, now.toISOString());
  await signInFailures.forget('x');
  await signInLinks.take('x');
  await mailboxConfigs.idsOf('x');
}

async function askAlerts({
  alerts,
  alertNews,
  alertQueries,
  webhooks,
  webhookDeliveries,
}: EmbeddedAdapters): Promise<void> {
  await alerts.findLatest(['k']);
  await alerts.findOpen(['m1']);
  await alertNews.findUntold(1);
  for (const filter of [{}, { state: 'open' as const }, { scopes: ['m1'], state: 'resolved' as const }]) {
    await alertQueries.list({ ...filter, limit: 1 });
  }
  await alertQueries.openScopes();
  await alertQueries.removeResolvedBefore('2026', 1);
  await webhooks.find('w');
  await webhookDeliveries.findDue('w', '2026', 1);
  await webhookDeliveries.list('w', 1);
  await webhookDeliveries.remove({ before: '2026' }, 1);
  await webhookDeliveries.remove({ webhookId: 'w' }, 1);
}

async function askMailboxes(adapters: EmbeddedAdapters): Promise<void> {
  const { folderTrees, itemIndex, mailboxEpochs, mailboxStatus, parkedEvents, recordDirectory, syncCursors } = adapters;
  const owner = await mailboxEpochs.take('m1');
  await itemIndex.write(owner, { put: [], remove: [{ folderId: 'f1', itemId: 'i' }] });
  await itemIndex.findMany('m1', 'f1', ['i']);
  await itemIndex.findByActivities('m1', [activityId('a')]);
  await itemIndex.findDue('m1', { state: 'left', now }, 1);
  await itemIndex.list('m1', 'f1', 1);
  await itemIndex.counts('m1');
  await folderTrees.versions(['m1']);
  await folderTrees.findMany(['m1']);
  await mailboxStatus.findHealth(['m1']);
  await mailboxStatus.findCompleteness(['m1']);
  await mailboxStatus.findProgress('m1');
  await syncCursors.find('m1');
  await syncCursors.remove(owner, ['f1']);
  await parkedEvents.findDue('rules', now, 1);
  await parkedEvents.count('rules');
  await parkedEvents.remove([]);
  await recordDirectory.resolveMany(['erin@contoso.example']);
  await recordDirectory.accountsByDomain(['contoso.example']);
  await recordDirectory.mergedInto([{ table: 'contact', id: 'c' }]);
  await recordDirectory.findMany([{ table: 'contact', id: 'x' }]);
  await recordDirectory.list({ limit: 1 });
  await recordDirectory.list({ limit: 1, reader: readerOf(defaultReadRights, 'u-erin') });
  await recordDirectory.list({ table: 'contact', email: 'a@contoso.example', q: 'erin s', limit: 1 });
  await recordDirectory.list({ q: 'e', parentAccountId: 'a', limit: 1 });
  const change = { subject: { kind: 'address', address: 'a@contoso.example' }, notedAt: '2026' } as const;
  await adapters.recordChanges.note([change]);
  await adapters.recordChanges.forget(await adapters.recordChanges.oldest(1));
  await recordDirectory.remove({ table: 'contact', id: 'x' });
}

async function askSimulations({ approvals, simulations, ...adapters }: EmbeddedAdapters): Promise<void> {
  const { simulationParts, simulationSamples } = adapters;
  const of = { simulationId: 's', mailboxId: 'm1' };
  await approvals.settle('a', { state: 'refused', settledBy: 'admin', settledAt: '' });
  for (const filter of [{}, { state: 'waiting' as const }, { mailboxIds: ['m1'] }])
    await approvals.list({ limit: 1, ...filter });
  const kept = {
    createdAt: now.toISOString(),
    counts: noCounts,
    pages: 0,
    listed: 0,
    claimedUntil: '',
    state: 'open',
  } as const;
  await simulations.find('s');
  await simulationParts.findMany('s');
  await simulationParts.findUnclaimed('', 1);
  await simulationParts.advance({ ...of, ...kept, revision: 1 });
  await simulationParts.listDifferences('s', { limit: 1 });
  await simulationSamples.find(of, 0);
  await simulationSamples.count(of);
  await simulationSamples.remove(of);
  await simulations.remove('s');
}

/** Rows that an index has chosen just before, a list that was given, and the inverted index itself. */
const indexed =
  /^SCAN (chosen|asked VIRTUAL TABLE.*|\(subquery.*|(activity|decision)_terms VIRTUAL TABLE INDEX \d+:(M\d|=).*)$/;

describe('every statement', () => {
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    adapters = await openEmbedded();
  });

  afterEach(() => adapters.close());

  it('finds its rows by an index', async () => {
    const { database } = adapters;
    await askEverything(adapters);
    await adapters.eventLog.publish([]);
    await adapters.retention.sweep(now, { decisionRetentionDays: 30 });
    const asked = database.preparedSql.filter((sql) => /^(SELECT|UPDATE|DELETE)/.test(sql));
    expect(asked.length).toBeGreaterThan(40);
    const scans: string[] = [];
    for (const sql of asked) {
      const plan = await database.read(() => database.statement(`EXPLAIN QUERY PLAN ${sql}`).all());
      const steps = plan.map(({ detail }) => String(detail));
      if (steps.some((step) => step.startsWith('SCAN') && !indexed.test(step))) {
        scans.push(`${sql}: ${steps.join('; ')}`);
      }
    }
    expect(scans).toEqual([]);
  });
});
