import { openEmbedded } from '@foldwatch/adapter-embedded';
import { openKafka, type KafkaAdapters } from '@foldwatch/adapter-kafka';
import { migrateMongo, openMongo, type MongoAdapters } from '@foldwatch/adapter-mongo';
import { topics, type TopicSettings } from '@foldwatch/contracts';
import { KafkaServer } from '../../servers/kafka-server';
import { MongoServer } from '../../servers/mongo-server';

/** Where one round finds its topics and its database, which no other round has. */
export interface Place {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly mongodbUri: string;
}

/** One Kafka and one MongoDB for all rounds of a bench. */
export class BenchServers {
  private places = 0;

  private constructor(
    readonly kafka: KafkaServer,
    readonly mongo: MongoServer,
  ) {}

  static async start(): Promise<BenchServers> {
    const [kafka, mongo] = await Promise.all([KafkaServer.start(), MongoServer.start({ keeps: 'disk' })]);
    return new BenchServers(kafka, mongo);
  }

  /** Empty topics and an empty database. */
  async freshPlace(partitions: number = topics['mail.observed'].partitions): Promise<Place> {
    this.places += 1;
    const name = `b${this.places}`;
    const place = { brokers: [this.kafka.brokers], prefix: `${name}.`, mongodbUri: `${this.mongo.uri}${name}` };
    await migrateMongo({ uri: place.mongodbUri });
    const cut = Object.entries(topics).map(([topic, settings]): [string, TopicSettings] => [
      topic,
      { ...settings, partitions },
    ]);
    await withAdapters(place, ({ log }) => log.createTopics(), Object.fromEntries(cut));
    return place;
  }

  async dispose(): Promise<void> {
    await Promise.all([this.kafka.dispose(), this.mongo.dispose()]);
  }
}

/** Lends the product's own adapters over a place. */
export async function withAdapters<T>(
  { brokers, prefix, mongodbUri }: Place,
  use: (adapters: { readonly log: KafkaAdapters; readonly stores: MongoAdapters }) => Promise<T>,
  cut: Readonly<Record<string, TopicSettings>> = topics,
): Promise<T> {
  const { parkedEvents, close } = await openEmbedded();
  const log = openKafka({ brokers, prefix, instance: 'bench', parkedEvents, topics: cut });
  const stores = await openMongo({ uri: mongodbUri });
  try {
    return await use({ log, stores });
  } finally {
    await Promise.all([log.close(), stores.close(), close()]);
  }
}

/** Forgets a round's documents, which the stand-in would keep in memory. */
export const forgetStored = (place: Place): Promise<unknown> =>
  withAdapters(place, ({ stores }) => stores.database.db.dropDatabase());
