import { readFileSync } from 'node:fs';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { instanceName } from './connect-kafka';
import type { KafkaOptions } from './kafka-options';

/** The environment that says where the brokers are, and as whom they are asked. */
export class KafkaConfig {
  @Matches(/^[\w.-]+:\d+(,[\w.-]+:\d+)*$/, { message: 'KAFKA_BROKERS must be host:port, separated by commas' })
  readonly KAFKA_BROKERS: string = '127.0.0.1:9092';
  /** Before the name of each topic and group, where several installations share brokers. */
  @Matches(/^[\w.-]{0,100}$/, { message: 'FOLDWATCH_TOPIC_PREFIX may have letters, digits, dots, dashes' })
  readonly FOLDWATCH_TOPIC_PREFIX: string = '';
  /** Names this instance; the host's name when not set. Two of one service need two names. */
  @IsOptional() @Matches(/^[\w.-]{1,200}$/) readonly FOLDWATCH_INSTANCE?: string;
  /** A process that was silent for so long is gone, and others take its partitions; brokers allow 6 seconds and more by default. */
  @IsInt()
  @Min(1_000)
  @Max(300_000)
  @Type(() => Number)
  readonly KAFKA_SESSION_TIMEOUT_MS: number = 10_000;
  @IsIn(['on', 'off']) readonly KAFKA_TLS: 'on' | 'off' = 'off';
  @IsOptional() @IsString() readonly KAFKA_CA_FILE?: string;
  @IsOptional() @IsString() readonly KAFKA_CERT_FILE?: string;
  @IsOptional() @IsString() readonly KAFKA_KEY_FILE?: string;
  @IsOptional()
  @IsIn(['plain', 'scram-sha-256', 'scram-sha-512'])
  readonly KAFKA_SASL_MECHANISM?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  @IsOptional() @IsString() readonly KAFKA_USERNAME?: string;
  @IsOptional() @IsString() readonly KAFKA_PASSWORD?: string;
  @IsOptional() @IsString() readonly KAFKA_PASSWORD_FILE?: string;
}

/** What is wrong with the variables taken together: files that cannot be read, credentials that are missing. */
export function kafkaProblems(config: KafkaConfig): readonly string[] {
  const files = ['KAFKA_CA_FILE', 'KAFKA_CERT_FILE', 'KAFKA_KEY_FILE', 'KAFKA_PASSWORD_FILE'] as const;
  const problems = files
    .filter((name) => config[name] !== undefined && textOf(config[name]) === undefined)
    .map((name) => `${name} names a file that cannot be read`);
  if (config.KAFKA_SASL_MECHANISM === undefined) return problems;
  if (config.KAFKA_USERNAME === undefined) problems.push('KAFKA_USERNAME is needed for KAFKA_SASL_MECHANISM');
  if (config.KAFKA_PASSWORD === undefined && config.KAFKA_PASSWORD_FILE === undefined) {
    problems.push('KAFKA_PASSWORD or KAFKA_PASSWORD_FILE is needed for KAFKA_SASL_MECHANISM');
  }
  return problems;
}

export function kafkaOptions(config: KafkaConfig): KafkaOptions {
  const mechanism = config.KAFKA_SASL_MECHANISM;
  const password = config.KAFKA_PASSWORD ?? textOf(config.KAFKA_PASSWORD_FILE)?.trim() ?? '';
  return {
    brokers: config.KAFKA_BROKERS.split(','),
    prefix: config.FOLDWATCH_TOPIC_PREFIX,
    instance: config.FOLDWATCH_INSTANCE ?? instanceName(),
    sessionMs: config.KAFKA_SESSION_TIMEOUT_MS,
    ...(config.KAFKA_TLS === 'on' && { tls: tlsOf(config) }),
    ...(mechanism !== undefined && { sasl: { mechanism, username: config.KAFKA_USERNAME ?? '', password } }),
  };
}

function tlsOf({ KAFKA_CA_FILE, KAFKA_CERT_FILE, KAFKA_KEY_FILE }: KafkaConfig): NonNullable<KafkaOptions['tls']> {
  const [ca, cert, key] = [KAFKA_CA_FILE, KAFKA_CERT_FILE, KAFKA_KEY_FILE].map(textOf);
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

function textOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
