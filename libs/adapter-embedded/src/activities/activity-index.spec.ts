import fc from 'fast-check';
import { activityWords, searchWords, type Activity } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import { openEmbedded } from '../open-embedded';
import { EmbeddedActivityQueries } from './embedded-activity-queries';

const subject = fc.oneof(
  fc
    .array(fc.constantFrom('Offer', 'offers', 'Ôffer', 'of', 'Rechnung', 'AND', 'NOT', '"', '*', "'", '東京', 'x:y'), {
      maxLength: 5,
    })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const state = fc.record({ subject, folder: fc.constantFrom('f1', 'f2', 'F1'), tracked: fc.boolean() });
const asked = fc.record({ word: subject, folder: fc.option(fc.constantFrom('f1', 'f2', 'F1'), { nil: undefined }) });

const hasAll = (found: Activity, words: readonly string[]): boolean =>
  words.every((word) => activityWords(found).some((own) => own.startsWith(word)));

/** What the index should find, found by looking at everything. */
const expected = (all: readonly Activity[], word: string, folder: string | undefined): readonly string[] =>
  all
    .filter(({ status }) => status === 'tracked')
    .filter((one) => hasAll(one, searchWords([word])))
    .filter(({ links }) => folder === undefined || links[0]?.placements[0]?.folderId === folder)
    .map(({ id }) => id)
    .toSorted();

describe('the index of activities', () => {
  it('finds what looking at everything would find, whatever is written, changed and asked', async () => {
    const history = fc.array(fc.array(state, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, fc.array(asked, { minLength: 1, maxLength: 4 }), async (states, questions) => {
        const adapters = await openEmbedded();
        const versions = states.map((steps, n) =>
          steps.map(({ tracked, folder, ...message }, index) =>
            activity(`a${n}`, {
              version: index + 1,
              status: tracked ? 'tracked' : 'untracked',
              message,
              links: [link('m1', [folder])],
            }),
          ),
        );
        for (const steps of versions) for (const one of steps) await adapters.activityStore.replaceMany([one]);
        const all = versions.flatMap((steps) => steps.at(-1) ?? []);
        for (const { word, folder } of questions) {
          const filter = {
            words: [word],
            limit: 100,
            ...(folder !== undefined && { mailboxId: 'm1', folderId: folder }),
          };
          for (const queries of [adapters.activityQueries, new EmbeddedActivityQueries(adapters.database, 0)]) {
            const { activities } = await queries.list(filter);
            expect(activities.map(({ id }) => id).toSorted()).toEqual(expected(all, word, folder));
          }
        }
        await adapters.close();
      }),
      { numRuns: 60 },
    );
  });
});
