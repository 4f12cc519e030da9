import fc from 'fast-check';
import { activityWords, searchWords, type Activity } from '@foldwatch/domain';
import { activity, at, link } from '@foldwatch/ports/testing';
import { overMongo } from '../../testing';

const word = fc.constantFrom(
  'Offer',
  'offers',
  'Ôffer',
  'of',
  'Rechnung',
  '4711',
  'x:y',
  '東京',
  '東',
  '𝒳𝒴',
  '.*',
  'o(f',
  'ﬀ',
);
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const folder = fc.constantFrom('f1', 'f2', 'F1');
const state = fc.record({ subject: text, folder, tracked: fc.boolean() });
const asked = fc.record({ text, folder: fc.option(folder, { nil: undefined }) });

/** What the index should find, found by looking at everything; newest first. */
const expected = (all: readonly Activity[], words: string, folderId: string | undefined): readonly string[] =>
  all
    .filter(({ status }) => status === 'tracked')
    .filter((one) => searchWords([words]).every((begin) => activityWords(one).some((own) => own.startsWith(begin))))
    .filter(({ links }) => folderId === undefined || links[0]?.placements[0]?.folderId === folderId)
    .toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1))
    .map(({ id }) => id);

overMongo('the index of activities in MongoDB', (mongo) => {
  it('finds what looking at everything would find, whatever is written, changed and asked', async () => {
    const { adapters, close } = await mongo.fresh();
    const { activityStore, activityQueries } = adapters;
    let version = 0;
    const states = fc.array(state, { minLength: 20, maxLength: 20 });
    const property = fc.asyncProperty(
      states,
      fc.array(asked, { minLength: 10, maxLength: 10 }),
      async (all, questions) => {
        version += 1;
        const stored = all.map(({ subject, folder: folderId, tracked }, n) =>
          activity(`a${n}`, {
            version,
            status: tracked ? 'tracked' : 'untracked',
            modifiedAt: at(version * 100 + n),
            message: { subject },
            links: [link('m1', [folderId])],
          }),
        );
        expect(await activityStore.replaceMany(stored)).toEqual({ lost: [] });
        for (const { text: words, folder: folderId } of questions) {
          const filter = { words: [words], limit: 50, ...(folderId !== undefined && { folderId }) };
          const { activities } = await activityQueries.list(filter);
          expect(activities.map(({ id }) => id)).toEqual(expected(stored, words, folderId));
        }
      },
    );
    await fc.assert(property, { numRuns: 25 });
    await close();
  });
});
