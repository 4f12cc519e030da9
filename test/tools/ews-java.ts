import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { type CheckResult, toCheckResults } from './check-results';
import { projectRoot } from './require-tool';
import { runCommand } from './run-command';
import { noteForRun } from './run-notes';

const project = join(projectRoot, 'test/clients/ews-java');
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies';
const buildTimeoutMs = 240_000;
const runTimeoutMs = 90_000;

/** The compiled client and its jars; the first run on a machine fetches and compiles them. */
async function buildEwsJava(): Promise<string> {
  noteForRun({ kind: 'ran-on', text: 'ews-java-api 2.0' });
  const [pom, source] = [join(project, 'pom.xml'), join(project, 'Checks.java')];
  const folder = await cacheFolder('ews-java', [pom, source], async (target) => {
    const output = `-DoutputDirectory=${join(target, 'lib')}`;
    await runCommand('mvn', ['-q', '-B', '-f', pom, copyDependencies, output], { timeoutMs: buildTimeoutMs });
    const compile = [
      '-nowarn',
      '-encoding',
      'UTF-8',
      '-cp',
      join(target, 'lib/*'),
      '-d',
      join(target, 'classes'),
      source,
    ];
    await runCommand('javac', compile, { timeoutMs: buildTimeoutMs });
  });
  return `${join(folder, 'lib/*')}:${join(folder, 'classes')}`;
}

export async function runEwsJava(env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, CheckResult>> {
  const options = ['-Xmx256m', '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', '-cp', await buildEwsJava(), 'Checks'];
  return toCheckResults(await runCommand('java', options, { env, timeoutMs: runTimeoutMs }));
}
