import { BadConfiguration } from '@foldwatch/platform';
import { AppError, StoreUnavailable } from '@foldwatch/ports';
import type { Command } from './command';
import { commands } from './commands';
import { runCli } from './run-cli';

class NoPlace extends AppError {
  override readonly code = 'no-place';
  override readonly retryable = false;
}

class Lines {
  text = '';
  constructor(readonly isTTY = false) {}
  write(text: string): void {
    this.text += text;
  }
}

const command = (name: string, run: Command['run']): Command => ({
  name,
  summary: `Does ${name}.`,
  explanation: 'At length.',
  options: {
    to: { value: 'DIR', isRequired: true, means: 'Where to.' },
    twice: { means: 'Once more.' },
  },
  run,
});

const failing = (name: string, error: unknown): Command => command(name, () => Promise.reject(error));

const known: readonly Command[] = [
  command('copy', async ({ given, env, screen }) => {
    screen.progress('Copying', 1, 2);
    const to = given.get('to');
    return { sentences: [`Copied to ${to}.`], facts: { to, twice: given.has('twice'), home: env['HOME'] } };
  }),
  command('lossy', async () => ({ sentences: ['Copied.'], facts: { files: 1 }, warnings: ['One file is missing.'] })),
  failing('unlucky', new StoreUnavailable('The store cannot be used: the disk is full.')),
  failing('refused', new NoPlace('There is something there.')),
  failing('unset', new BadConfiguration(['KAFKA_BROKERS must be set'])),
  failing('full', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })),
];

async function called(...args: readonly string[]) {
  const [out, err] = [new Lines(), new Lines()];
  const exitCode = await runCli(args, { commands: known, env: { HOME: '/home/erin' }, release: '1.2.3', out, err });
  return { exitCode, out: out.text, err: err.text };
}

describe('foldwatch', () => {
  it.each([[], ['help'], ['--help'], ['-h']])('lists its commands and exit codes (%j)', async (...args) => {
    const { exitCode, out } = await called(...args);
    expect(exitCode).toBe(0);
    expect(out).toContain('copy     Does copy.');
    expect(out).toMatch(/3 {2}refused/);
  });

  it.each(known.map(({ name }) => name))('explains %s and its options', async (name) => {
    const { exitCode, out } = await called(name, '--help');
    expect(exitCode).toBe(0);
    expect(out).toContain(`foldwatch ${name} --to DIR [options]`);
    expect(out).toContain('--twice');
  });

  it('says which release it is', async () => {
    expect(await called('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' });
  });

  it('prints results for people on standard output, and what it is about on standard error', async () => {
    expect(await called('copy', '--to', 'there')).toEqual({ exitCode: 0, out: 'Copied to there.\n', err: 'Copying\n' });
  });

  it('prints one JSON object and no progress for scripts', async () => {
    const { exitCode, out, err } = await called('copy', '--to=there', '--twice', '--json');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ ok: true, to: 'there', twice: true, home: '/home/erin', warnings: [] });
  });

  it.each<{ args: readonly string[]; exitCode: number; says: string }>([
    { args: ['nothing'], exitCode: 2, says: 'There is no command "nothing".' },
    { args: ['copy'], exitCode: 2, says: '--to DIR is missing.' },
    { args: ['copy', '--to='], exitCode: 2, says: '--to needs a value.' },
    { args: ['copy', '--to', 'there', '--thrice'], exitCode: 2, says: "Unknown option '--thrice'" },
    { args: ['copy', 'there'], exitCode: 2, says: "Unexpected argument 'there'" },
    { args: ['unset', '--to', 'there'], exitCode: 2, says: 'KAFKA_BROKERS must be set' },
    { args: ['unlucky', '--to', 'there'], exitCode: 1, says: 'the disk is full' },
    { args: ['full', '--to', 'there'], exitCode: 1, says: 'The disk is full. Make room, then try again.' },
    { args: ['refused', '--to', 'there'], exitCode: 3, says: 'There is something there.' },
    { args: ['lossy', '--to', 'there'], exitCode: 4, says: 'Warning: One file is missing.' },
  ])('ends $args with $exitCode and says why', async ({ args, exitCode, says }) => {
    const ended = await called(...args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.err).toContain(says);
  });

  it('tells scripts the code of what went wrong', async () => {
    const { out } = await called('refused', '--to', 'there', '--json');
    expect(JSON.parse(out)).toEqual({ ok: false, code: 'no-place', message: 'There is something there.' });
  });

  it('draws a bar on a terminal', async () => {
    const err = new Lines(true);
    await runCli(['copy', '--to', 'x'], { commands: known, env: {}, release: '', out: new Lines(), err });
    expect(err.text).toMatch(/\rCopying +\[#{15}\.{15}\] +50 %\n$/);
  });
});

describe('the commands that there are', () => {
  it.each(commands.map((one) => [one.name, one] as const))('%s keeps its help to lines of 80', (_name, one) => {
    expect(one.explanation.split('\n').filter((line) => line.length > 81)).toEqual([]);
    expect(one.summary).toMatch(/^[A-Z].*\.$/);
  });
});
