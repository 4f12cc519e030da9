import { openEmbedded } from '../open-embedded';
import { personalData } from './personal-data';

/** The inverted indexes keep tables of their own, which are part of them. */
const isOfIndex = (name: string): boolean => /_terms_\w+$/.test(name);

describe('personal data', () => {
  it('is accounted for in every table: how a person is erased from it, or why nobody is named there', async () => {
    const { database, close } = await openEmbedded();
    const rows = await database.all(`SELECT name FROM sqlite_schema WHERE type = 'table'`, []);
    await close();
    const tables = rows
      .map(({ name }) => String(name))
      .filter((name) => !isOfIndex(name) && !name.startsWith('sqlite_'));
    expect(tables.toSorted()).toEqual(Object.keys(personalData).toSorted());
  });
});
