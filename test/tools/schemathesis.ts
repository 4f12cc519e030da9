import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from './python-environment';
import { projectRoot } from './require-tool';
import { runCommand } from './run-command';

const folder = join(projectRoot, 'test/clients/schemathesis');
const requestTimeoutSeconds = 70;

interface Asker {
  /** Where the API is served. */
  readonly address: string;
  /** By which it knows who asks. */
  readonly headers: Readonly<Record<string, string>>;
  /** What is not asked for, by operationId. */
  readonly leavingOut?: readonly string[];
}

interface Extent {
  readonly phases: string;
  readonly seed: number;
  readonly casesPerOperation: number;
  readonly timeoutMs: number;
}

interface Report {
  readonly operations: { readonly tested: number };
  readonly test_cases: { readonly generated: number };
}

export interface Findings {
  readonly operations: number;
  readonly cases: number;
  /** What the program says of answers that are not as described; empty when there is none. */
  readonly complaints: string;
  /** How often each operation answered with which status. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Asks for everything that the served description offers, rightly and wrongly, and holds each answer to it. */
export async function askForEverything(
  { address, headers, leavingOut = [] }: Asker,
  extent: Extent,
): Promise<Findings> {
  const results = await mkdtemp(join(tmpdir(), 'foldwatch-schemathesis-'));
  const [answersFile, reportFile] = [join(results, 'answers.json'), join(results, 'report.json')];
  const args = [
    ['--config-file', 'schemathesis.toml', 'run', `${address}/api/v1/openapi.json`, '--no-color'],
    Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    leavingOut.flatMap((operation) => ['--exclude-operation-id', operation]),
    ['--phases', extent.phases, '--seed', String(extent.seed), '--max-examples', String(extent.casesPerOperation)],
    ['--request-timeout', String(requestTimeoutSeconds), '--report', 'json', '--report-json-path', reportFile],
  ].flat();
  const env = {
    PYTHONDONTWRITEBYTECODE: '1',
    ANSWERS_FILE: answersFile,
    ASKER_HEADERS: JSON.stringify(headers),
    API_ADDRESS: address,
  };
  const program = join(await pythonEnvironment('schemathesis'), 'schemathesis');
  try {
    const options = { cwd: folder, env, timeoutMs: extent.timeoutMs };
    const complaints = await runCommand(program, args, options).then(() => '', String);
    const report: Report = await read(reportFile, complaints);
    const answers: Findings['answers'] = await read(answersFile, complaints);
    return { operations: report.operations.tested, cases: report.test_cases.generated, complaints, answers };
  } finally {
    await rm(results, { recursive: true, force: true });
  }
}

/** Where there is nothing to read the program said why. */
async function read<T>(file: string, complaints: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    throw new Error(complaints, { cause: error });
  }
}
