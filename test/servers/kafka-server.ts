import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFolder } from '../tools/cache-folder';
import { projectRoot } from '../tools/require-tool';
import { runCommand } from '../tools/run-command';
import { noteForRun } from '../tools/run-notes';
import { freePorts } from './free-ports';
import type { KeyStore } from './key-store';

/** What the event log is promised to run on, the newest first. */
export const kafkaVersions = ['4.3.1', '3.9.2'] as const;

const sources = join(projectRoot, 'test/servers/kafka');
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const buildTimeoutMs = 240_000;
const readyTimeoutMs = 120_000;
const clusterId = 'MkU3OEVBNTcwNTJENDM2Qk';
const logging = [
  `-Dlog4j2.configurationFile=${join(sources, 'log4j2.properties')}`,
  '-Dlog4j.shutdownHookEnabled=false',
];

interface Account {
  readonly username: string;
  readonly password: string;
}

interface KafkaOptions {
  readonly version?: string;
  /** For a second listener that wants TLS and this account, by PLAIN at once and by SCRAM after `addScramUser`. */
  readonly secured?: Account & { readonly keyStore: KeyStore };
  /** Where clients shall go, when that is something between them and the broker. */
  readonly advertisedPort?: number;
}

/** The broker's jars; the first run on a machine fetches them. */
const jarsOf = (version: string): Promise<string> =>
  cacheFolder(`kafka-${version}`, [join(sources, 'pom.xml')], async (folder) => {
    const options = [`-Dkafka.version=${version}`, '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
    await runCommand('mvn', ['-q', '-B', '-f', join(sources, 'pom.xml'), copyDependencies, ...options], {
      timeoutMs: buildTimeoutMs,
    });
  });

/** A real Apache Kafka of one node on loopback, with a data directory that outlives its process. */
export class KafkaServer {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly jars: string,
    private readonly dataDir: string,
    readonly port: number,
    private readonly securedPort: number,
  ) {}

  static async start({ version = kafkaVersions[0], ...options }: KafkaOptions = {}): Promise<KafkaServer> {
    const jars = await jarsOf(version);
    noteForRun({ kind: 'ran-on', text: `Apache Kafka ${version}` });
    const [port = 0, controllerPort = 0, securedPort = 0] = await freePorts(3);
    const server = new KafkaServer(jars, mkdtempSync(join(tmpdir(), 'foldwatch-kafka-')), port, securedPort);
    server.configure(controllerPort, options);
    await server.format();
    await server.resume();
    return server;
  }

  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  get securedBrokers(): string {
    return `127.0.0.1:${this.securedPort}`;
  }

  async addScramUser({ username, password }: Account): Promise<void> {
    const user = ['--bootstrap-server', this.brokers, '--entity-type', 'users', '--entity-name', username];
    for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512']) {
      const credential = `${mechanism}=[password=${password}]`;
      await this.runTool('kafka.admin.ConfigCommand', [...user, '--alter', '--add-config', credential]);
    }
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process over the data that is there; resolves when it takes requests. */
  async resume(): Promise<void> {
    const log = join(this.dataDir, 'server.log');
    const output = openSync(log, 'w');
    const memory = ['-Xms64m', '-Xmx512m', '-XX:+UseSerialGC'];
    const main = ['-cp', join(this.jars, '*'), 'kafka.Kafka', join(this.dataDir, 'server.properties')];
    this.child = spawn('java', [...memory, ...logging, ...main], { stdio: ['ignore', output, output] });
    for (const deadline = Date.now() + readyTimeoutMs; !readFileSync(log, 'utf8').includes('Kafka Server started');) {
      if (!this.isRunning || Date.now() > deadline)
        throw new Error(`Kafka did not start:\n${readFileSync(log, 'utf8')}`);
      await pause(50);
    }
  }

  /** Ends the process as a crash or as an operator would; its data stays. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child === undefined || !this.isRunning) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  async dispose(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  private configure(controllerPort: number, { advertisedPort = this.port, secured }: KafkaOptions): void {
    const values = {
      PORT: this.port,
      CONTROLLER_PORT: controllerPort,
      ADVERTISED_PORT: advertisedPort,
      DATA: this.dataDir,
      SECURED_PORT: this.securedPort,
      KEY_STORE: secured?.keyStore.file,
      KEY_STORE_PASSWORD: secured?.keyStore.password,
      USERNAME: secured?.username,
      PASSWORD: secured?.password,
    };
    const files = ['server.properties', ...(secured === undefined ? [] : ['secured.properties'])];
    let properties = files.map((file) => readFileSync(join(sources, file), 'utf8')).join('\n');
    for (const [name, value] of Object.entries(values)) properties = properties.replaceAll(`@${name}@`, String(value));
    writeFileSync(join(this.dataDir, 'server.properties'), properties);
  }

  /** Formatting takes a second of Java; a new data directory is a copy of one that was formatted once. */
  private async format(): Promise<void> {
    const formatted = await cacheFolder(`${this.jars.split('/').at(-1) ?? ''}-formatted`, [], async (folder) => {
      mkdirSync(folder, { recursive: true });
      const properties = readFileSync(join(this.dataDir, 'server.properties'), 'utf8').replaceAll(this.dataDir, folder);
      writeFileSync(join(folder, 'server.properties'), properties);
      const format = ['format', '-t', clusterId, '-c', join(folder, 'server.properties')];
      await this.runTool('kafka.tools.StorageTool', format);
    });
    cpSync(join(formatted, 'logs'), join(this.dataDir, 'logs'), { recursive: true });
  }

  private async runTool(main: string, args: readonly string[]): Promise<void> {
    const command = ['-Xmx64m', ...logging, '-cp', join(this.jars, '*'), main, ...args];
    await runCommand('java', command, { timeoutMs: readyTimeoutMs });
  }
}
