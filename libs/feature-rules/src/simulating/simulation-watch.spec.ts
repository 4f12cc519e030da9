import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { noCounts, type FolderRule, type PresentObservation, type ProposedChanges } from '@foldwatch/domain';
import { aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { SystemClock } from '@foldwatch/platform';
import type { Simulation, SimulationDifference, SimulationPart } from '@foldwatch/ports';
import { activity, until } from '@foldwatch/ports/testing';
import { configured } from '../../testing';
import { FindRelated } from '../find-related';
import { FollowTokens } from '../follow-tokens';
import { GatherFacts } from '../gather-facts';
import { MailboxFactsCache } from '../mailbox-facts-cache';
import { RuleRecords } from '../rule-records';
import { AskedSimulations } from './asked-simulations';
import { GatherTrialFacts } from './gather-trial-facts';
import { JudgeSamples } from './judge-samples';
import { SimulatePart } from './simulate-part';
import { SimulationWatch } from './simulation-watch';

const { folders } = aTree('f-fabrikam');
const createdAt = '2026-11-01T08:00:00.000Z';
const of = { simulationId: 's1', mailboxId: 'm-erin' };

const inInbox = (given: Partial<PresentObservation> = {}): PresentObservation =>
  aPresentObservation({ folderId: 'f-inbox', ...given });

const about = (subject: string, given: Partial<PresentObservation> = {}): PresentObservation =>
  inInbox({ ...given, mail: aMail({ subject, internetMessageId: `<${subject}>`, ...given.mail }) });

function watchOver(adapters: EmbeddedAdapters): SimulationWatch {
  const { mailboxConfigs, organizationConfigs, folderTrees, recordDirectory, correspondence } = adapters;
  const clock = new SystemClock();
  const cache = new MailboxFactsCache(mailboxConfigs, organizationConfigs, folderTrees);
  const records = new RuleRecords(recordDirectory);
  const related = new FindRelated(
    correspondence,
    recordDirectory,
    new FollowTokens(adapters.trackingTokens, records),
    adapters.erasedPeople,
  );
  const gatherFacts = new GatherFacts(cache, records, related, adapters.waitingReplies);
  const trial = new GatherTrialFacts(mailboxConfigs, organizationConfigs, folderTrees, gatherFacts);
  const asked = new AskedSimulations(adapters.simulations, adapters.simulationSamples, adapters.mailboxJobs);
  const { simulationParts } = adapters;
  const judge = new JudgeSamples(trial, related, clock);
  const step = new SimulatePart(simulationParts, asked, judge, clock);
  return new SimulationWatch(simulationParts, step, clock);
}

describe('a simulation', () => {
  let adapters: EmbeddedAdapters;
  const watches: SimulationWatch[] = [];

  beforeEach(async () => {
    adapters = await openEmbedded();
  });

  afterEach(async () => {
    for (const watch of watches.splice(0)) await watch.beforeApplicationShutdown();
    await adapters.close();
  });

  const start = (): void => {
    const watch = watchOver(adapters);
    watches.push(watch);
    watch.onApplicationBootstrap();
  };

  const erin = (rules: readonly FolderRule[] = []) => configured(adapters, { id: 'm-erin', rules, folders });

  const put = (page: number, isLast: boolean, ...observations: readonly PresentObservation[]) =>
    adapters.simulationSamples.put({ ...of, createdAt, page, isLast, observations });

  async function ask(changes: ProposedChanges, given: Partial<Simulation> = {}): Promise<void> {
    const simulation = { id: 's1', askedBy: 'owner:m-erin', createdAt, changes, keepsText: true, ...given };
    const part: SimulationPart = {
      ...of,
      revision: 1,
      createdAt,
      jobId: 'j1',
      state: 'open',
      claimedUntil: '',
      pages: 0,
      counts: noCounts,
      listed: 0,
    };
    await adapters.mailboxJobs.add({
      id: 'j1',
      mailboxId: 'm-erin',
      request: { kind: 'simulate', simulationId: 's1' },
      createdAt,
    });
    await adapters.simulations.add(simulation, [part]);
  }

  async function ended(): Promise<SimulationPart> {
    let part: SimulationPart | undefined;
    await until(async () => {
      [part] = await adapters.simulationParts.findMany('s1');
      return part !== undefined && part.state !== 'open';
    });
    if (part === undefined) throw new Error('there is no part');
    return part;
  }

  const differences = async (): Promise<readonly SimulationDifference[]> =>
    (await adapters.simulationParts.listDifferences('s1', { limit: 500 })).differences;

  it('says of each message what would become of it, and what differs from now', async () => {
    await erin([aRule()]);
    await adapters.recordDirectory.putMany([aRecord()]);
    await ask({ options: { track: 'known-senders' } });
    const stranger = { mail: aMail({ from: { address: 'nobody@fabrikam.example' } }) };
    await put(0, false, about('from a contact'), about('filed', { folderId: 'f-fabrikam' }));
    await put(1, true, inInbox(stranger));
    start();
    const { state, counts } = await ended();
    expect([state, counts]).toEqual([
      'done',
      { ...noCounts, messages: 3, wouldTrack: 2, wouldSkip: 1, newlyTracked: 1, otherReason: 1 },
    ]);
    expect(await differences()).toMatchObject([
      {
        kind: 'newly-tracked',
        subject: 'from a contact',
        now: { verdict: 'skip', reason: 'not-a-reply' },
        proposed: { verdict: 'track', reason: 'known-sender' },
      },
      { kind: 'other-reason', proposed: { reason: 'unknown-sender' } },
    ]);
    expect((await differences())[0]?.proposed.checks.at(-1)).toMatchObject({
      name: 'correspondent-known',
      passed: true,
    });
  });

  it.each<{ given: string; changes: ProposedChanges; observation: PresentObservation; expected: object }>([
    {
      given: 'an exclusion of lists',
      changes: {
        options: { track: 'all' },
        exclusions: [{ id: 'x1', kind: 'bulk', effect: 'skip', where: [], createdAt }],
      },
      observation: inInbox({ mail: aMail({ headers: { listId: '<news>' } }) }),
      expected: { kind: 'other-reason', proposed: { verdict: 'skip', reason: 'excluded' } },
    },
    {
      given: 'a rule for another folder',
      changes: { folderRules: [aRule({ id: 'r2', folderId: 'f-inbox-a' })] },
      observation: inInbox({ folderId: 'f-inbox-a' }),
      expected: { kind: 'newly-tracked', proposed: { reason: 'folder-rule', rule: { id: 'r2' } } },
    },
    {
      given: 'a rule less',
      changes: { removedFolderRules: ['r1'] },
      observation: inInbox({ folderId: 'f-fabrikam' }),
      expected: { kind: 'newly-skipped', proposed: { reason: 'no-rule-for-folder' } },
    },
    {
      given: 'another record of a rule',
      changes: { folderRules: [aRule({ regarding: { table: 'contact', id: 'c-buyer' } })] },
      observation: inInbox({ folderId: 'f-fabrikam' }),
      expected: { kind: 'relinked', proposed: { rule: { regarding: { id: 'c-buyer' } } } },
    },
    {
      given: 'a cap of the organization',
      changes: { organization: { trackCap: 'none' } },
      observation: inInbox({ mail: aMail({ inReplyTo: '<question@contoso.example>' }) }),
      expected: {
        kind: 'newly-skipped',
        now: { reason: 'reply-to-tracked' },
        proposed: { reason: 'track-option-none' },
      },
    },
  ])('tries $given', async ({ changes, observation, expected }) => {
    const tree = aTree('f-fabrikam', 'f-inbox-a');
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders: tree.folders });
    await adapters.recordDirectory.putMany([aRecord()]);
    const message = { internetMessageId: '<question@contoso.example>', from: { address: 'buyer@fabrikam.example' } };
    await adapters.activityStore.replaceMany([activity('parent', { message })]);
    await ask(changes);
    await put(0, true, observation);
    start();
    await ended();
    expect(await differences()).toMatchObject([expected]);
  });

  it('says of which unknown senders a record would be made', async () => {
    await erin([aRule()]);
    await adapters.recordDirectory.putMany([aRecord()]);
    await ask({ options: { create: 'lead' } });
    const from = { address: 'stranger@fabrikam.example' };
    await put(0, true, aPresentObservation(), aPresentObservation({ mail: aMail({ from, sender: from }) }));
    start();
    expect((await ended()).counts).toEqual({
      ...noCounts,
      messages: 2,
      wouldTrack: 2,
      wouldCreate: 1,
      otherCreation: 1,
    });
    expect(await differences()).toMatchObject([{ kind: 'other-creation', proposed: { creates: 'lead' } }]);
  });

  it('writes no decision, publishes none, and forgets the messages', async () => {
    await erin();
    await ask({ options: { track: 'all' } });
    await put(0, false, about('one'));
    await put(1, true);
    start();
    await ended();
    expect((await adapters.decisionLog.list({ limit: 10 })).decisions).toEqual([]);
    expect((await adapters.eventLog.read('mail.decided', undefined, 10)).events).toEqual([]);
    expect(await adapters.simulationSamples.count(of)).toBe(0);
  });

  it('keeps what mail says only for those who may see it', async () => {
    await erin();
    await ask({ options: { track: 'all' } }, { keepsText: false });
    await put(0, true, about('secret'));
    start();
    await ended();
    expect(JSON.stringify(await differences())).not.toMatch(/secret"|buyer@/);
  });

  it('counts all and lists some', async () => {
    await erin();
    await ask({ options: { track: 'all' } });
    for (let page = 0; page < 11; page += 1) {
      await put(page, page === 10, ...Array.from({ length: 100 }, (_, n) => about(`letter ${n}`)));
    }
    start();
    expect(await ended()).toMatchObject({ counts: { newlyTracked: 1_100 }, listed: 1_000 });
  });

  it('is worked on by one of several, and taken up by another when that one is gone', async () => {
    await erin();
    await ask({ options: { track: 'all' } });
    await put(0, false, about('one'));
    start();
    start();
    await until(async () => (await adapters.simulationParts.findMany('s1'))[0]?.pages === 1);
    const [part] = await adapters.simulationParts.findMany('s1');
    for (const watch of watches.splice(0)) await watch.beforeApplicationShutdown();
    if (part === undefined) throw new Error('there is no part');
    await adapters.simulationParts.advance({ ...part, revision: part.revision + 1, claimedUntil: createdAt });
    await put(1, true, about('two'));
    start();
    expect((await ended()).counts.newlyTracked).toBe(2);
  });

  it('fails with the reason for which nothing more was read, after what was', async () => {
    await erin();
    await ask({ options: { track: 'all' } });
    await put(0, false, about('one'));
    await adapters.mailboxJobs.finish('j1', { kind: 'failed', code: 'no-access', message: 'No.' }, createdAt);
    start();
    expect(await ended()).toMatchObject({
      state: 'failed',
      failure: { code: 'no-access' },
      counts: { newlyTracked: 1 },
    });
  });
});
