import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../tools/cache-folder';
import { projectRoot } from '../tools/require-tool';
import { runCommand } from '../tools/run-command';
import { freePorts } from './free-ports';

const pom = join(projectRoot, 'test/servers/connect/pom.xml');
const logging = `-Dlog4j2.configurationFile=${join(projectRoot, 'test/servers/kafka/log4j2.properties')}`;
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const buildTimeoutMs = 240_000;

interface SinkOptions {
  readonly brokers: string;
  /** As it is called on the brokers; its values are documents with their `_id`, as JSON. */
  readonly topic: string;
  /** With the name of the database as its path. */
  readonly mongodbUri: string;
  readonly collection: string;
  readonly tasks: number;
}

/** Kafka Connect and MongoDB's own sink; the first run on a machine fetches them. */
const connectJars = (): Promise<string> =>
  cacheFolder('connect', [pom], async (folder) => {
    const options = ['-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
    await runCommand('mvn', ['-q', '-B', '-f', pom, copyDependencies, ...options], { timeoutMs: buildTimeoutMs });
  });

const propertiesOf = (values: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

const workerOf = (directory: string, brokers: string, port: number): string =>
  propertiesOf({
    'bootstrap.servers': brokers,
    listeners: `http://127.0.0.1:${port}`,
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': false,
    'offset.storage.file.filename': join(directory, 'offsets'),
  });

/** Replaces the document of an id or inserts it, acknowledged as the product has it. */
function sinkOf({ topic, mongodbUri, collection, tasks }: SinkOptions): string {
  const { pathname } = new URL(mongodbUri);
  const strategies = 'com.mongodb.kafka.connect.sink';
  return propertiesOf({
    name: 'sink',
    'connector.class': 'com.mongodb.kafka.connect.MongoSinkConnector',
    'tasks.max': tasks,
    topics: topic,
    'connection.uri': `${mongodbUri.slice(0, -pathname.length)}/?w=majority&journal=true`,
    database: pathname.slice(1),
    collection,
    'document.id.strategy': `${strategies}.processor.id.strategy.ProvidedInValueStrategy`,
    'writemodel.strategy': `${strategies}.writemodel.strategy.ReplaceOneDefaultStrategy`,
  });
}

/** Kafka Connect in one process, with a sink that writes documents to MongoDB. */
export class ConnectServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  static async start(options: SinkOptions): Promise<ConnectServer> {
    const jars = await connectJars();
    const directory = mkdtempSync(join(tmpdir(), 'foldwatch-connect-'));
    const [port = 0] = await freePorts(1);
    const files = [join(directory, 'worker.properties'), join(directory, 'sink.properties')] as const;
    writeFileSync(files[0], workerOf(directory, options.brokers, port));
    writeFileSync(files[1], sinkOf(options));
    const output = openSync(join(directory, 'connect.log'), 'w');
    const main = ['-cp', join(jars, '*'), 'org.apache.kafka.connect.cli.ConnectStandalone', ...files];
    const child = spawn('java', ['-Xmx512m', logging, ...main], { stdio: ['ignore', output, output] });
    return new ConnectServer(child, directory);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
