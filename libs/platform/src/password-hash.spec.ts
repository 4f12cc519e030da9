import { hashPassword, isPassword } from './password-hash';

const shortest = (all: readonly number[]): number => Math.min(...all);

/** By the processor's work, which is the same however busy the machine is. */
async function timed(hash: string | undefined): Promise<number> {
  const before = process.cpuUsage();
  await isPassword('guessed', hash);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('the hash of a password', () => {
  it('proves that password and no other', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', hash)).toBe(true);
    expect(await isPassword('Correct horse battery', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
  });

  it('is another one each time, and says what it cost', async () => {
    const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
  });

  it('holds however a keyboard composes the letters', async () => {
    const hash = await hashPassword('Käse und Brot zum Abend');
    expect(await isPassword('Käse und Brot zum Abend'.normalize('NFD'), hash)).toBe(true);
  });

  it('that was made at another cost is still understood', async () => {
    const cheap = 'scrypt$14$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect(await isPassword('anything', cheap)).toBe(false);
  });

  it.each([undefined, '', 'plain text', 'scrypt$15$8$3$short$short'])('is not %j', async (hash) => {
    expect(await isPassword('anything', hash)).toBe(false);
  });

  it('takes as long to refuse without one', async () => {
    const hash = await hashPassword('correct horse battery');
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 5; round += 1) {
      times.known.push(await timed(hash));
      times.unknown.push(await timed(undefined));
    }
    const ratio = shortest(times.unknown) / shortest(times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
