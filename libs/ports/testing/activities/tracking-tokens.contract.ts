import { tokenCodes, type TrackingToken } from '@foldwatch/domain';
import type { TrackingTokens } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from './sample-activity';

const forActivity: Omit<TrackingToken, 'digits'> = {
  prefix: 'CRM:',
  issuedFor: { kind: 'activity', activityId: activityId('a1') },
  issuedAt: at(0),
  issuedBy: 'erin',
};

/** What every `TrackingTokens` promises. */
export function describeTrackingTokens(name: string, open: Open<TrackingTokens>): void {
  describe(`§4 TrackingTokens: ${name}`, () => {
    const fresh = freshly(open);

    it('finds what was issued by its digits, and nothing else', async () => {
      const tokens = await fresh();
      const record = { table: 'account', id: 'a-fabrikam' };
      const first = await tokens.issue(forActivity, 42);
      const second = await tokens.issue({ ...forActivity, prefix: 'X-', issuedFor: { kind: 'record', record } }, 7);
      const sought = [first.digits, second.digits, `${first.digits.slice(0, -1)}9`, '0000090042', '9'.repeat(18)];
      expect(first).toEqual({ ...forActivity, digits: first.digits });
      expect(await tokens.findMany(sought)).toEqual(
        new Map([
          [first.digits, first],
          [second.digits, second],
        ]),
      );
      expect(await tokens.findMany([])).toEqual(new Map());
    });

    it('never gives a number twice, however many ask at once and whatever their codes', async () => {
      const tokens = await fresh();
      const issued = await Promise.all(
        Array.from({ length: 60 }, (_, n) => tokens.issue(forActivity, n % 2 === 0 ? 0 : tokenCodes - 1)),
      );
      const numbers = issued.map(({ digits }) => digits.slice(0, -4));
      expect(new Set(numbers).size).toBe(60);
      expect((await tokens.findMany(issued.map(({ digits }) => digits))).size).toBe(60);
    });
  });
}
