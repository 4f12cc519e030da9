import { openForMoveUp, type MoveSource } from '@foldwatch/adapter-embedded';
import { openKafka, type KafkaAdapters, type KafkaOptions } from '@foldwatch/adapter-kafka';
import { migrateMongo, MongoMove, openMongo, type MongoOptions } from '@foldwatch/adapter-mongo';
import { failpoint, OpenThings, randomId } from '@foldwatch/platform';
import { carryOffsets } from './carry-offsets';
import { contentStep } from './content-step';
import { demandNoMembers, demandUnusedLog } from './demand-unused-log';
import { documentSteps } from './document-steps';
import { eventSteps } from './event-steps';
import { LogPlan } from './log-plan';
import { carryOut, type MoveStep, type TellProgress } from './move-steps';

export interface MoveUpOrder {
  /** Of a product that does not run. */
  readonly dataDir: string;
  readonly kafka: KafkaOptions;
  readonly mongo: MongoOptions;
  readonly onProgress: TellProgress;
}

export interface MovedUp {
  /** Whether all of it was there already; then nothing was changed. */
  readonly wasFinished: boolean;
  /** How much of each kind was moved, by whichever call. */
  readonly moved: Readonly<Record<string, number>>;
  /** Content files whose bytes are not what their names say. */
  readonly damagedFiles: number;
}

interface Move {
  readonly id: string;
  readonly source: MoveSource;
  readonly marker: MongoMove;
  readonly plan: LogPlan;
  readonly log: KafkaAdapters;
  readonly open: OpenThings;
}

/**
 * Takes all that is in a data directory into Kafka and MongoDB, after which the services go on where the product stopped.
 * Whoever is killed in the middle calls again. Until it is finished neither the product opens the one nor a service the
 * other. Raises what opening them raises, and `MoveTargetNotEmpty`, `MoveTargetRefused`, `MovedEventsMissing`.
 */
export async function moveUp(order: MoveUpOrder): Promise<MovedUp> {
  const open = new OpenThings();
  try {
    const source = open.add(await openForMoveUp(order.dataDir), (opened) => opened.close());
    const marker = open.add(await MongoMove.connect(order.mongo), (connected) => connected.close());
    const id = (await source.moveId()) ?? randomId();
    const state = await marker.look(id);
    const plan = await LogPlan.of(source);
    const options = { ...order.kafka, parkedEvents: source.parkedEvents, topics: plan.topics };
    const log = open.add(openKafka(options), (opened) => opened.close());
    const move = { id, source, marker, plan, log, open };
    if (state === 'empty') await demandUnusedLog(plan, log);
    if (state !== 'finished') await demandNoMembers(plan, log);
    const steps = state === 'finished' ? undefined : await begun(move, order);
    if (steps !== undefined) await finish(move, steps, order);
    return await resultOf(move, state === 'finished');
  } finally {
    await open.close();
  }
}

/** The data directory is claimed first: a database that knows of a move always has a directory that does. */
async function begun({ id, source, marker, plan, log, open }: Move, order: MoveUpOrder): Promise<readonly MoveStep[]> {
  if ((await source.moveId()) === undefined) await source.claim(id);
  failpoint('move.claimed');
  await marker.begin(id, new Date().toISOString());
  failpoint('move.begun');
  await migrateMongo(order.mongo);
  await log.createTopics();
  const stores = open.add(await openMongo(order.mongo, 'move-up'), (opened) => opened.close());
  return [
    ...(await documentSteps(source, stores)),
    await contentStep(source, stores),
    ...(await eventSteps(source, plan, log.publisher)),
  ];
}

async function finish({ source, marker, plan, log }: Move, steps: readonly MoveStep[], order: MoveUpOrder) {
  for (const step of steps) await carryOut(step, marker, order.onProgress);
  failpoint('move.events-published');
  await carryOffsets(source, plan, log, order.onProgress);
  failpoint('move.offsets-set');
  await marker.finish(new Date().toISOString());
  failpoint('move.finished');
}

async function resultOf({ marker, plan }: Move, wasFinished: boolean): Promise<MovedUp> {
  const steps = await marker.steps();
  const ofLog = new Set(Object.keys(plan.topics));
  const moved = [...steps].map(([name, { done }]) => [name, done] as const);
  const events = moved.filter(([name]) => ofLog.has(name)).reduce((sum, [, done]) => sum + done, 0);
  return {
    wasFinished,
    moved: { ...Object.fromEntries(moved.filter(([name]) => !ofLog.has(name))), events },
    damagedFiles: steps.get('content')?.left ?? 0,
  };
}
