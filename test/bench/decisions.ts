import {
  decideFolderTracking,
  FolderTree,
  governedFolders,
  type FolderRule,
  type FolderTrackingFacts,
  type MailFolder,
} from '@foldwatch/domain';
import { median, print } from './report';

const roundMs = 300;
const rounds = 7;

function mailboxWith(ruleCount: number): ReturnType<typeof governedFolders> {
  const inbox: MailFolder = { id: 'inbox', name: 'Inbox', folderClass: 'mail', wellKnown: 'inbox', itemCount: 0 };
  const folders = Array.from({ length: ruleCount }, (_, n): MailFolder => {
    return { id: `folder-${n}`, parentId: 'inbox', name: `Customer ${n}`, folderClass: 'mail', itemCount: 0 };
  });
  const rules = folders.map(({ id }, n): FolderRule => ({
    id: `rule-${n}`,
    version: 1,
    folderId: id,
    action: 'track',
    regarding: { table: 'account', id: `account-${n}` },
    includeSubfolders: false,
    existing: 'track',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    paused: false,
  }));
  return governedFolders(new FolderTree([inbox, ...folders]), rules, 'inbox');
}

/** Decisions a second, every check recorded, for messages spread over all folders in no order that a cache would like. */
function decisionsPerSecond(ruleCount: number): number {
  const governed = mailboxWith(ruleCount);
  const folderIds = Array.from({ length: 16_384 }, (_, n) => `folder-${(n * 7_919) % ruleCount}`);
  const facts: Omit<FolderTrackingFacts, 'governance'> = {
    mail: { kind: 'message', isDraft: false, sensitivity: 'normal' },
    mailboxState: 'enabled',
    record: { state: 'active', record: { table: 'account', id: 'account-1', name: 'Fabrikam' } },
  };
  let checks = 0;
  const round = (): number => {
    const start = performance.now();
    let made = 0;
    while (performance.now() - start < roundMs) {
      for (const folderId of folderIds) {
        checks += decideFolderTracking({ ...facts, governance: governed.get(folderId) }).checks.length;
      }
      made += folderIds.length;
    }
    return (made / (performance.now() - start)) * 1_000;
  };
  round();
  const results = Array.from({ length: rounds }, round);
  if (checks === 0) throw new Error('no checks were recorded');
  return median(results);
}

export function benchDecisions(): void {
  const counts = [10, 1_000, 100_000];
  const results = counts.map(decisionsPerSecond);
  const [few = 1] = results;
  print(
    'decisions a second, one core, every check recorded (goal: over 350,000, flat within 20 %)',
    counts.map((count, n) => {
      const rate = results[n] ?? 0;
      return {
        rules: count.toLocaleString('en'),
        'decisions/s': Math.round(rate).toLocaleString('en'),
        ratio: (rate / few).toFixed(2),
      };
    }),
  );
}
