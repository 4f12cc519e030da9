import { describeProduct } from '../product/create-product';
import { noteForRun } from '../tools/run-notes';
import { walkThroughKills } from './walk/walk-through-kills';

const seed = Number(process.env['FOLDWATCH_WALK_SEED'] ?? 20_261_126);

describeProduct('two of each service, of which any may be killed at any moment, as may broker and store', () => {
  it('leave the store as the event table says: nothing missing, doubled or wrongly linked', async () => {
    const killed = await walkThroughKills({
      kills: 10,
      messages: 500,
      seed,
      killsBetweenSettling: 2,
      settleMs: 240_000,
    });
    noteForRun({ kind: 'found', text: `killed on the way: ${killed.join(', ')}` });
    expect(killed).toHaveLength(10);
  }, 1_200_000);
});
