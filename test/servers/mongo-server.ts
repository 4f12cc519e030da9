import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from '../tools/cache-folder';
import { projectRoot } from '../tools/require-tool';
import { runCommand } from '../tools/run-command';
import { noteForRun } from '../tools/run-notes';
import { freePorts } from './free-ports';
import { standStill } from './stand-still';

const sources = join(projectRoot, 'test/servers/mongo');
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies';
const buildTimeoutMs = 240_000;

/** The compiled stand-in and its jars; the first run on a machine fetches and compiles them. */
async function buildStandIn(): Promise<string> {
  noteForRun({ kind: 'ran-on', text: 'mongo-java-server 1.47.0 in place of MongoDB' });
  const [pom, source] = [join(sources, 'pom.xml'), join(sources, 'StandIn.java')];
  const folder = await cacheFolder('mongo', [pom, source], async (target) => {
    const jars = `-DoutputDirectory=${join(target, 'lib')}`;
    await runCommand('mvn', ['-q', '-B', '-f', pom, copyDependencies, jars], { timeoutMs: buildTimeoutMs });
    const compile = ['-encoding', 'UTF-8', '-cp', join(target, 'lib/*'), '-d', join(target, 'classes'), source];
    await runCommand('javac', compile, { timeoutMs: buildTimeoutMs });
  });
  return `${join(folder, 'lib/*')}:${join(folder, 'classes')}`;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

async function run(classPath: string, port: number, file: string | undefined): Promise<Running> {
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-cp', classPath, 'StandIn'];
  const child = spawn('java', [...options, String(port), ...(file === undefined ? [] : [file])], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, listening] = /^listening on (\d+)$/.exec(line) ?? [];
    if (listening !== undefined) return { child, port: Number(listening) };
  }
  throw new Error('the MongoDB stand-in ended before it said where it listens');
}

/** A MongoDB-wire server on this machine's loopback that a test may kill and start again over the same data. */
export class MongoServer {
  private constructor(
    private readonly classPath: string,
    private readonly directory: string | undefined,
    private running: Running,
  ) {}

  static async start({ keeps = 'memory' }: { readonly keeps?: 'memory' | 'disk' } = {}): Promise<MongoServer> {
    const classPath = await buildStandIn();
    const directory = keeps === 'disk' ? await mkdtemp(join(tmpdir(), 'foldwatch-mongo-')) : undefined;
    // It is to come back there, where its clients go on knocking while it is away.
    const [port = 0] = await freePorts(1);
    return new MongoServer(classPath, directory, await run(classPath, port, fileIn(directory)));
  }

  get port(): number {
    return this.running.port;
  }

  get uri(): string {
    return `mongodb://127.0.0.1:${this.port}/`;
  }

  get pid(): number | undefined {
    return this.running.child.pid;
  }

  /** As a machine that loses power: nothing is said to anyone. */
  async kill(): Promise<void> {
    const { child } = this.running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** As a machine that is out of reach: connections stay open, and nothing is answered until `thaw`. */
  freeze(): Promise<void> {
    return standStill(this.running.child);
  }

  thaw(): void {
    this.running.child.kill('SIGCONT');
  }

  /** On the same port, with what was on disk. */
  async restart(): Promise<void> {
    await this.kill();
    this.running = await run(this.classPath, this.port, fileIn(this.directory));
  }

  async dispose(): Promise<void> {
    await this.kill();
    if (this.directory !== undefined) await rm(this.directory, { recursive: true });
  }
}

const fileIn = (directory: string | undefined): string | undefined =>
  directory === undefined ? undefined : join(directory, 'mongo.h2');
