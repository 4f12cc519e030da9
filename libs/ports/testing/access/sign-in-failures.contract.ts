import type { Failures, SignInFailures } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const known = async (failures: SignInFailures, key: string): Promise<Failures | undefined> =>
  (await failures.findMany([key])).get(key);

/** What every `SignInFailures` promises. */
export function describeSignInFailures(name: string, open: Open<SignInFailures>): void {
  describe(`SignInFailures: ${name}`, () => {
    const fresh = freshly(open);

    it('counts what failed, until it is forgotten', async () => {
      const failures = await fresh();
      expect(await failures.findMany(['erin', 'omar'])).toEqual(new Map());
      await failures.note('erin', undefined, at(1));
      await failures.note('erin', { count: 1, lastAt: at(1) }, at(2));
      expect(await failures.findMany(['erin', 'omar'])).toEqual(new Map([['erin', { count: 2, lastAt: at(2) }]]));
      await failures.forget('erin');
      await failures.forget('erin');
      expect(await known(failures, 'erin')).toBeUndefined();
      expect(await failures.note('erin', undefined, at(3))).toBe('noted');
    });

    it('lets one of those who knew the same go on', async () => {
      const failures = await fresh();
      const first = await Promise.all([1, 2, 3].map((seconds) => failures.note('erin', undefined, at(seconds))));
      expect(first.toSorted()).toEqual(['lost', 'lost', 'noted']);
      const before = await known(failures, 'erin');
      const second = await Promise.all([4, 5].map((seconds) => failures.note('erin', before, at(seconds))));
      expect(second.toSorted()).toEqual(['lost', 'noted']);
      expect((await known(failures, 'erin'))?.count).toBe(2);
    });

    it('removes what is long ago, in portions', async () => {
      const failures = await fresh();
      for (const n of [1, 2, 3]) await failures.note(`key-${n}`, undefined, at(n));
      expect([await failures.removeBefore(at(3), 1), await failures.removeBefore(at(3), 9)]).toEqual([1, 1]);
      expect((await known(failures, 'key-3'))?.count).toBe(1);
    });
  });
}
