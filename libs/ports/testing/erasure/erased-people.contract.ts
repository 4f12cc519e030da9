import { recordSubject, type ErasedPeople } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

/** What every `ErasedPeople` promises. */
export function describeErasedPeople(name: string, open: Open<ErasedPeople>): void {
  describe(`ErasedPeople: ${name}`, () => {
    const fresh = freshly(open);

    it('knows again whom it was told of, by the hash alone', async () => {
      const people = await fresh();
      const record = recordSubject({ table: 'contact', id: 'c1' });
      await people.remember(['bea@fabrikam.example', record].map(await people.hashing()), at(1));
      expect(await people.among(['carl@fabrikam.example', 'bea@fabrikam.example', record])).toEqual(
        new Map([
          ['bea@fabrikam.example', at(1)],
          [record, at(1)],
        ]),
      );
    });

    it('knows nobody at first', async () => {
      const people = await fresh();
      expect(await people.among(['bea@fabrikam.example'])).toEqual(new Map());
      expect(await people.among([])).toEqual(new Map());
    });

    it('gives a hash that says nothing of whom it is, and is the same each time', async () => {
      const people = await fresh();
      const hashOf = await people.hashing();
      const hash = hashOf('bea@fabrikam.example');
      expect(hash).toMatch(/^[\w-]{32}$/);
      expect(hashOf('bea@fabrikam.example')).toBe(hash);
      expect(hashOf('bea@fabrikam.exampl')).not.toBe(hash);
    });

    it('hashes otherwise in another installation', async () => {
      const [one, other] = [await (await fresh()).hashing(), await (await fresh()).hashing()];
      expect(one('bea@fabrikam.example')).not.toBe(other('bea@fabrikam.example'));
    });

    it('remembers the last time of somebody who is erased twice', async () => {
      const people = await fresh();
      const hash = (await people.hashing())('bea@fabrikam.example');
      for (const seconds of [5, 9, 7]) await people.remember([hash], at(seconds));
      expect([...(await people.among(['bea@fabrikam.example'])).values()]).toEqual([at(9)]);
    });

    it('takes very many at once', async () => {
      const people = await fresh();
      const many = Array.from({ length: 450 }, (_, n) => `${n}@fabrikam.example`);
      await people.remember(many.map(await people.hashing()), at(1));
      expect((await people.among([...many, 'other@fabrikam.example'])).size).toBe(450);
    });
  });
}
