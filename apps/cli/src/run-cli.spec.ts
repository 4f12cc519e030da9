import { BadConfiguration } from '@foldwatch/platform';
import { AppError, StoreUnavailable } from '@foldwatch/ports';
import { isGroup, type Command, type CommandGroup } from './command';
import { CommandProblem } from './command-problem';
import { commands } from './commands';
import { carriedOut } from './installation/carry-out-work';
import { installationCommand } from './installation-command';
import { findCommand } from './reading/find-command';
import { readCall } from './reading/read-call';
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

const failing = (name: string, error: unknown): Command =>
  installationCommand({
    ...command(name, () => Promise.reject(error)),
    load: async () => ({ work: carriedOut(() => Promise.reject(error)) }),
  });

const known: readonly Command[] = [
  command('copy', async ({ given, env, screen }) => {
    screen.progress('Copying', 1, 2);
    const to = given.get('to');
    return { sentences: [`Copied to ${to}.`], facts: { to, twice: given.has('twice'), home: env['HOME'] } };
  }),
  command('lossy', async () => ({ sentences: ['Copied.'], facts: { files: 1 }, warnings: ['One file is missing.'] })),
  failing('unlucky', new StoreUnavailable('The store cannot be used: the disk is full.')),
  failing('refused', new NoPlace('There is something there.')),
  failing('denied', new CommandProblem(6, 'denied', 'You may not.')),
  command('half', async () => ({
    sentences: ['Asked.'],
    facts: { id: 7 },
    failure: { exitCode: 8, code: 'waits', message: 'It waits.' },
  })),
  failing('unset', new BadConfiguration(['KAFKA_BROKERS must be set'])),
  failing('full', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })),
];

const listed = { items: [{ box: 1 }, { box: 2 }], shelf: { id: 7 } };

const boxes: CommandGroup = {
  name: 'boxes',
  summary: 'All about boxes.',
  commands: [
    { ...command('boxes list', async () => ({ sentences: ['Two.'], facts: listed })), options: {} },
    {
      ...command('boxes add', async ({ given }) => ({ sentences: [], facts: { given: Object.fromEntries(given) } })),
      arguments: [
        { name: 'box', means: 'Which.' },
        { name: 'label', means: 'What is on it.', isOptional: true, isMany: true },
      ],
      options: { color: { value: 'COLOR', means: 'Its colour.', oneOf: ['red', 'green'] } },
    },
  ],
};

const parts = {
  commands: [...known, boxes],
  release: '1.2.3',
  onInterrupt: () => new AbortController().signal,
  unheard: new AbortController().signal,
};

async function called(...args: readonly string[]) {
  const [out, err] = [new Lines(), new Lines()];
  const exitCode = await runCli(args, { ...parts, env: { HOME: '/home/erin' }, out, err });
  return { exitCode, out: out.text, err: err.text };
}

describe('foldwatch', () => {
  it.each([[], ['help'], ['--help'], ['-h']])('lists its commands and exit codes (%j)', async (...args) => {
    const { exitCode, out } = await called(...args);
    expect(exitCode).toBe(0);
    expect(out).toContain('copy     Does copy.');
    expect(out).toMatch(/3 {2}Refused/);
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
    { args: ['copy', '--to', 'there', '--twise'], exitCode: 2, says: 'Did you mean "--twice"?' },
    { args: ['coppy', '--to', 'there'], exitCode: 2, says: 'There is no command "coppy". Did you mean "copy"?' },
    { args: ['boxes', 'ad'], exitCode: 2, says: 'There is no command "boxes ad". Did you mean "boxes add"?' },
    { args: ['boxes', 'paint'], exitCode: 2, says: 'There are: boxes list, boxes add.' },
    { args: ['boxes', 'add'], exitCode: 2, says: 'BOX is missing.\nSee "foldwatch help boxes add".' },
    { args: ['boxes', 'add', 'big', '--color', 'gren'], exitCode: 2, says: 'Did you mean "green"?' },
    { args: ['denied', '--to', 'there'], exitCode: 6, says: 'You may not.' },
    { args: ['half', '--to', 'there'], exitCode: 8, says: 'It waits.' },
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

  it('tells scripts what there is although it is not what was asked for', async () => {
    const { out } = await called('half', '--to', 'there', '--json');
    expect(JSON.parse(out)).toEqual({ ok: false, code: 'waits', message: 'It waits.', id: 7, warnings: [] });
  });

  it('prints the things of a list each in a line of its own, and anything else under its name', async () => {
    expect(await called('boxes', 'list', '--json-lines')).toEqual({
      exitCode: 0,
      out: '{"box":1}\n{"box":2}\n{"shelf":{"id":7}}\n',
      err: '',
    });
    const { out } = await called('half', '--to', 'there', '--json-lines');
    expect(out).toBe('{"id":7}\n{"ok":false,"code":"waits","message":"It waits."}\n');
  });

  it('reads words by their places, and all that follow in the last', async () => {
    const { out } = await called('boxes', 'add', 'big', '--color', 'red', 'this', 'side', '--json');
    expect(JSON.parse(out)).toMatchObject({ given: { box: 'big', color: 'red', label: 'this\nside' } });
  });

  it.each([['boxes'], ['help', 'boxes'], ['boxes', '--help']])('explains a group (%j)', async (...args) => {
    const { exitCode, out } = await called(...args);
    expect(exitCode).toBe(0);
    expect(out).toContain('boxes list  Does boxes list.');
  });

  it.each([
    ['help', 'boxes', 'add'],
    ['boxes', 'add', '--help'],
  ])('explains a command of a group (%j)', async (...args) => {
    const { out } = await called(...args);
    expect(out).toContain('foldwatch boxes add BOX [LABEL…] [options]');
    expect(out).toContain('--color COLOR  Its colour. One of red, green.');
  });

  it('draws a bar on a terminal', async () => {
    const err = new Lines(true);
    await runCli(['copy', '--to', 'x'], { ...parts, env: {}, out: new Lines(), err });
    expect(err.text).toMatch(/\rCopying +\[#{15}\.{15}\] +50 %.*\n$/);
  });
});

describe('the commands that there are', () => {
  const all = commands.flatMap((one) => (isGroup(one) ? one.commands : [one]));

  it.each(all.map((one) => [one.name, one] as const))(
    '%s keeps its help to lines of 80, and names nothing twice',
    (_name, one) => {
      expect(one.explanation.split('\n').filter((line) => line.length > 81)).toEqual([]);
      expect(one.summary).toMatch(/^[A-Z].*\.$/);
      const names = [...Object.keys(one.options), ...(one.arguments ?? []).map(({ name }) => name)];
      expect(names).toEqual([...new Set(names)]);
    },
  );

  it.each(all.flatMap(({ name, examples = [] }) => examples.map((example) => [example, name] as const)))(
    'understands "foldwatch %s"',
    (example, name) => {
      const words = [...(/^[^|>]*/.exec(example)?.[0] ?? '').matchAll(/"([^"]*)"|\S+/g)].map(
        ([word, quoted]) => quoted ?? word,
      );
      const found = findCommand(commands, words);
      if (found.kind !== 'command') throw new Error('It is a group.');
      expect(found.command.name).toBe(name);
      expect(() => readCall(found.command, found.rest)).not.toThrow();
    },
  );
});
