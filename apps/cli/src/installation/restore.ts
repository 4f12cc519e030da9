import { restore } from '@foldwatch/adapter-embedded';

import { dataDirOf } from '../data-directory';
import { showProgress } from '../show-progress';
import { carriedOut } from './carry-out-work';

export const work = carriedOut(async (call) => {
  const [source, dataDir] = [call.given.get('from') ?? '', dataDirOf(call)];
  const {
    createdAt,
    release,
    dataVersion,
    content,
    counts: { activities, mailboxes },
  } = await restore({
    source,
    dataDir,
    now: new Date(),
    onProgress: showProgress(call.screen),
  });
  return {
    sentences: [
      `Restored to ${dataDir}, as of ${createdAt}: ${activities} activities of ${mailboxes} mailboxes, ` +
        `${content.files} content files.`,
      'Start the product on it; it makes a new admin token unless the environment gives one.',
    ],
    facts: { dataDir, createdAt, release, dataVersion, contentFiles: content.files, activities, mailboxes },
  };
});
