import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { until } from '../product/until';
import { BuiltImage } from '../tools/image/build-image';
import { describeWith, dockerCompose, projectRoot } from '../tools/require-tool';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

describe('the Dockerfile, step by step', () => {
  let image: BuiltImage;
  let started: ChildProcess | undefined;

  beforeAll(() => {
    image = BuiltImage.build('docker/Dockerfile');
  });

  afterAll(() => {
    started?.kill('SIGKILL');
    image.remove();
  });

  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess => {
    const [command = '', ...rest] = image.asUser([...image.stage.commandOf('ENTRYPOINT'), ...args]);
    return spawn(command, rest, {
      cwd: image.stage.pathOf('.'),
      env: { ...image.stage.processEnv, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };

  const ran = (args: readonly string[]) => {
    const [command = '', ...rest] = image.asUser([...image.stage.commandOf('ENTRYPOINT'), ...args]);
    return spawnSync(command, rest, { cwd: image.stage.pathOf('.'), env: image.stage.processEnv, encoding: 'utf8' });
  };

  it('begins with the very Node that the project uses', () => {
    for (const base of image.baseImages) expect(base).toBe(`node:${process.version.slice(1)}-bookworm-slim`);
  });

  it('leaves out what only building and testing need', () => {
    for (const name of ['jest', 'prettier', '@swc/core', 'node']) {
      expect(existsSync(image.stage.pathOf(`node_modules/${name}`))).toBe(false);
    }
    for (const name of ['libs', 'test', '.git']) expect(existsSync(image.stage.pathOf(name))).toBe(false);
  });

  it('starts the product as a user who is not root, until it is ready, and ends it with 0', async () => {
    started = start(image.stage.commandOf('CMD'), { FOLDWATCH_PORT: '0', FOLDWATCH_SANDBOX_PORT: '0' });
    const child = started;
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(() => /ready at \S+/.test(output) || child.exitCode !== null, 'the product in the image');
    const port = /ready at http:\/\/localhost:(\d+)/.exec(output)?.[1] ?? output;
    expect(port).toMatch(/^\d+$/);
    expect(statSync(`/proc/${child.pid}`).uid).toBe(image.userId);
    expect(statSync(image.stage.pathOf('/data/foldwatch.sqlite')).uid).toBe(image.userId);

    const [command = '', ...args] = image.asUser(image.stage.commandOf('HEALTHCHECK'));
    const check = (env: object) => spawnSync(command, args, { env: { ...image.stage.processEnv, ...env } }).status;
    await until(() => check({ FOLDWATCH_PORT: port }) === 0, 'the health check to pass');
    expect(check({ FOLDWATCH_PORT: '9' })).toBe(1);

    child.kill('SIGTERM');
    await until(() => child.exitCode !== null, 'the product to end');
    expect(child.exitCode).toBe(0);
  });

  it('gives the command line as its cli', () => {
    expect(ran(['cli', '--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
    const to = image.stage.pathOf('/backups/latest');
    expect(ran(['cli', 'backup', '--to', to]).stderr).not.toMatch(/foldwatch:/);
    expect(existsSync(join(to, 'manifest.json'))).toBe(true);
  });

  it('says which processes there are when it is asked for another', () => {
    const { status, stderr } = ran(['nothing']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/There is no process "nothing"; there are: all-in-one cli /);
  });
});

interface Service {
  readonly image: string;
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
}

/** As docker-compose understands the file. */
function servicesOf(file: string): Readonly<Record<string, Service>> {
  const args = ['-f', join(projectRoot, 'docker', file), 'config'];
  const { status, stdout, stderr } = spawnSync('docker-compose', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (parse(stdout) as { services: Readonly<Record<string, Service>> }).services;
}

describeWith([dockerCompose], 'the compose files', () => {
  it.each(['compose.yaml', 'compose.embedded.yaml'])('%s is accepted, and pins every version', (file) => {
    const services = Object.values(servicesOf(file));
    expect(services.length).toBeGreaterThan(0);
    for (const { image } of services) expect(image).toMatch(/^[\w/-]+:\d+\.\d+\.\d+$/);
    const ours = services.filter(({ image }) => image.startsWith('foldwatch:'));
    expect(new Set(ours.map(({ image }) => image))).toEqual(new Set([`foldwatch:${version}`]));
  });

  it('starts the services when what they need is healthy and set up, and watches each', () => {
    const services = servicesOf('compose.yaml');
    const ports = { ingest: '4010', rules: '4011', writer: '4012', gateway: '4000' };
    for (const [name, port] of Object.entries(ports)) {
      expect(services[name]).toMatchObject({
        restart: 'unless-stopped',
        depends_on: {
          'set-up': { condition: 'service_completed_successfully' },
          kafka: { condition: 'service_healthy' },
          mongo: { condition: 'service_healthy' },
        },
      });
      expect(services[name]?.healthcheck?.test).toEqual(['CMD', 'node', '/app/docker/ready.js', port]);
    }
    expect(Object.keys(services).toSorted()).toEqual([...Object.keys(ports), 'kafka', 'mongo', 'set-up'].toSorted());
  });

  it('opens nothing to other machines, and has no secret in it', () => {
    for (const file of ['compose.yaml', 'compose.embedded.yaml']) {
      for (const { ports = [], environment = {} } of Object.values(servicesOf(file))) {
        for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
        const secrets = Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|TOKEN/.test(name));
        for (const [name, value] of secrets) expect(`${name}=${value}`).toMatch(/_FILE=\/run\/secrets\//);
      }
    }
  });
});
