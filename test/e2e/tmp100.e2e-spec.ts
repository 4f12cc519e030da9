import { describeProduct } from '../product/create-product';
import { walkThroughKills } from './walk/walk-through-kills';
describeProduct('100 kills', () => {
  it('x', async () => {
    const killed = await walkThroughKills({
      kills: 100,
      messages: 5000,
      seed: 77,
      killsBetweenSettling: 4,
      settleMs: 600_000,
      told: (l) => process.stderr.write(l + '\n'),
    });
    expect(killed).toHaveLength(100);
  }, 3_600_000);
});
