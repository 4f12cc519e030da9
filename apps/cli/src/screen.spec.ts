import { Screen } from './screen';

class Lines {
  text = '';
  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.text += text;
  }
}

const onTerminal = (env: Record<string, string> = {}, columns = 80) => {
  const [out, err] = [new Lines(true), new Lines(true, columns)];
  return { out, err, screen: new Screen(out, err, { format: 'text', env }) };
};

describe('the screen', () => {
  it('lets nothing that strangers wrote move the cursor or turn the line round', () => {
    const { out, screen } = onTerminal();
    screen.say('Offer\u001B[2J\u0007 for\u009B31m you\u202Eexe.\r');
    expect(out.text).toBe('Offer[2J for31m youexe.\n');
  });

  it('escapes in JSON what a terminal would obey', () => {
    const out = new Lines(true);
    new Screen(out, new Lines(), { format: 'json', env: {} }).tell({ subject: 'a\u009B31m' });
    expect(out.text).toBe('{"subject":"a\\u009b31m"}\n');
    expect(JSON.parse(out.text)).toEqual({ subject: 'a\u009B31m' });
  });

  it.each([
    { env: {}, expected: '\u001B[32m✓\u001B[39m well\n' },
    { env: { NO_COLOR: '1' }, expected: '✓ well\n' },
    { env: { TERM: 'dumb' }, expected: '✓ well\n' },
  ])('colours marks on a terminal only as it is allowed to ($env)', ({ env, expected }) => {
    const { out, screen } = onTerminal(env);
    screen.say('✓ well');
    expect(out.text).toBe(expected);
  });

  it('writes lines instead of a bar on a terminal that cannot go back', () => {
    const { err, screen } = onTerminal({ TERM: 'dumb' });
    screen.progress('Copying', 1, 2);
    expect(err.text).toBe('Copying\n');
  });

  it('keeps a bar to the width of the terminal', () => {
    const { err, screen } = onTerminal({}, 50);
    screen.progress('Copying', 1, 2);
    expect(err.text.length).toBeLessThan(50 + '\r\u001B[K'.length);
  });

  it('counts where nobody knows how much there is', () => {
    const { err, screen } = onTerminal();
    screen.progress('Reading', 12);
    expect(err.text).toMatch(/\rReading +12/);
  });
});
