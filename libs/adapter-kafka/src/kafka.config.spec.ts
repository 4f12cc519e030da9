import { loadConfig } from '@foldwatch/platform';
import { KafkaConfig, kafkaOptions, kafkaProblems } from './kafka.config';

const load = (env: Readonly<Record<string, string>>): KafkaConfig =>
  loadConfig({ kafka: KafkaConfig }, env, ({ kafka }) => kafkaProblems(kafka)).kafka;

describe('KafkaConfig', () => {
  it('needs nothing where brokers ask nothing', () => {
    const { brokers, prefix, tls, sasl } = kafkaOptions(load({ KAFKA_BROKERS: 'one:9092,two:9093' }));
    expect({ brokers, prefix, tls, sasl }).toEqual({ brokers: ['one:9092', 'two:9093'], prefix: '' });
  });

  it('names all that is wrong and no value', () => {
    const env = { KAFKA_BROKERS: 'http://geheim', KAFKA_SASL_MECHANISM: 'plain', KAFKA_CA_FILE: '/geheim' };
    expect(() => load(env)).toThrow(/KAFKA_BROKERS[^]*KAFKA_CA_FILE[^]*KAFKA_USERNAME[^]*KAFKA_PASSWORD or/);
    expect(() => load(env)).not.toThrow(/geheim/);
  });

  it('takes credentials and certificates', () => {
    const config = load({
      KAFKA_TLS: 'on',
      KAFKA_CA_FILE: __filename,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_USERNAME: 'foldwatch',
      KAFKA_PASSWORD: 'secret',
      FOLDWATCH_INSTANCE: 'ingest-1',
    });
    expect(kafkaOptions(config)).toMatchObject({
      instance: 'ingest-1',
      tls: { ca: expect.stringContaining('describe(') },
      sasl: { mechanism: 'scram-sha-512', username: 'foldwatch', password: 'secret' },
    });
  });
});
