import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { topics as everyTopic } from '@foldwatch/contracts';
import { loadConfig } from '@foldwatch/platform';
import { EventLogUnavailable } from '@foldwatch/ports';
import { everythingIn, outgoing, until } from '@foldwatch/ports/testing';
import { KafkaServer } from '../../../test/servers/kafka-server';
import { KeyStore } from '../../../test/servers/key-store';
import { describeWith, java, maven } from '../../../test/tools/require-tool';
import { KafkaConfig, kafkaOptions, kafkaProblems } from './kafka.config';
import { openKafka, type KafkaAdapters } from './open-kafka';

type Env = Readonly<Record<string, string>>;

const account = { username: 'foldwatch', password: 'quite-a-secret' };
const wrongPassword = 'another-secret';
const topics = { 'mail.observed': { ...everyTopic['mail.observed'], partitions: 1 } };

describeWith([java, maven], 'Kafka behind TLS and SASL', () => {
  let keyStore: KeyStore;
  let server: KafkaServer;
  let stores: EmbeddedAdapters;
  let runs = 0;
  const opened: KafkaAdapters[] = [];
  const logged: unknown[] = [];

  beforeAll(async () => {
    Logger.overrideLogger({
      log: () => undefined,
      warn: (record: unknown) => logged.push(record),
      error: (record: unknown) => logged.push(record),
    });
    keyStore = await KeyStore.create();
    [server, stores] = await Promise.all([KafkaServer.start({ secured: { ...account, keyStore } }), openEmbedded()]);
    await server.addScramUser(account);
  }, 300_000);

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((adapters) => adapters.close()));
  });

  afterAll(async () => {
    Logger.overrideLogger(false);
    await stores.close();
    await server.dispose();
    await keyStore.dispose();
  });

  /** As a service is told by its environment. */
  function open(env: Env): KafkaAdapters {
    const { kafka } = loadConfig(
      { kafka: KafkaConfig },
      {
        KAFKA_BROKERS: server.securedBrokers,
        FOLDWATCH_TOPIC_PREFIX: `run${(runs += 1)}.`,
        KAFKA_TLS: 'on',
        KAFKA_CA_FILE: keyStore.caFile,
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_USERNAME: account.username,
        KAFKA_PASSWORD: account.password,
        ...env,
      },
      (config) => kafkaProblems(config.kafka),
    );
    const adapters = openKafka({ ...kafkaOptions(kafka), topics, parkedEvents: stores.parkedEvents });
    opened.push(adapters);
    return adapters;
  }

  const fileOf = (text: string): string => {
    const path = join(keyStore.caFile, '..', `file-${(runs += 1)}`);
    writeFileSync(path, text);
    return path;
  };

  it.each<{ given: string; env: () => Env }>([
    { given: 'PLAIN', env: () => ({}) },
    { given: 'SCRAM-SHA-256', env: () => ({ KAFKA_SASL_MECHANISM: 'scram-sha-256' }) },
    { given: 'SCRAM-SHA-512', env: () => ({ KAFKA_SASL_MECHANISM: 'scram-sha-512' }) },
    {
      given: 'a password in a file',
      env: () => ({ KAFKA_PASSWORD: '', KAFKA_PASSWORD_FILE: fileOf(`${account.password}\n`) }),
    },
  ])('publishes, reads and consumes by $given', async ({ env }) => {
    const adapters = open(env());
    await adapters.createTopics();
    await adapters.publisher.publish([outgoing('mail.observed', 'a', 1)]);
    expect(await everythingIn(adapters.reader, 'mail.observed')).toHaveLength(1);
    const taken: string[] = [];
    const transport = adapters.openTransport();
    const handle = async ({ events }: { readonly events: readonly { readonly id: string }[] }) => {
      taken.push(...events.map(({ id }) => id));
      return events.map(() => ({ kind: 'done' }) as const);
    };
    transport.addHandler('mail.observed', handle, true, { group: 'rules' });
    transport.listen(() => undefined);
    await until(() => taken.length > 0);
    await transport.close();
    expect(taken).toEqual([outgoing('mail.observed', 'a', 1).id]);
  });

  const credentials = /refused the credentials\. Check KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD/;
  const authority = /of an unknown authority\. Name its file in KAFKA_CA_FILE/;

  it.each<{ given: string; env: () => Env; says: RegExp }>([
    { given: 'a wrong password by PLAIN', env: () => ({ KAFKA_PASSWORD: wrongPassword }), says: credentials },
    {
      given: 'a wrong password by SCRAM',
      env: () => ({ KAFKA_PASSWORD: wrongPassword, KAFKA_SASL_MECHANISM: 'scram-sha-512' }),
      says: credentials,
    },
    {
      given: 'an unknown user by SCRAM',
      env: () => ({ KAFKA_USERNAME: 'nobody', KAFKA_SASL_MECHANISM: 'scram-sha-256' }),
      says: credentials,
    },
    { given: 'no authority', env: () => ({ KAFKA_CA_FILE: '' }), says: authority },
    {
      given: 'another authority',
      env: () => ({ KAFKA_CA_FILE: fileOf(rootCertificates[0] ?? '') }),
      says: authority,
    },
  ])('says what to do about $given, and no secret', async ({ env, says }) => {
    const adapters = open(env());
    const failures = await Promise.all(
      [
        adapters.createTopics(),
        adapters.publisher.publish([outgoing('mail.observed', 'a', 1)]),
        everythingIn(adapters.reader, 'mail.observed'),
      ].map((work) =>
        Promise.resolve(work).then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(EventLogUnavailable);
      expect(failure).toHaveProperty('message', expect.stringMatching(says));
    }
    const told = inspect([failures, logged], { depth: 20, showHidden: true });
    expect(told).not.toContain(account.password);
    expect(told).not.toContain(wrongPassword);
  });
});
