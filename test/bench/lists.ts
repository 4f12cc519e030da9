import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { EmbeddedProduct } from '../product/embedded-product';
import { benchListScreens } from './list-screens';
import { manyActivities, manyDecisions, manyMailboxes, manyRecords, manySightings } from './many-documents';
import { percentile, print, whole } from './report';

const activities = Number(process.env['BENCH_ACTIVITIES'] ?? 100_000);
const mailboxes = Number(process.env['BENCH_MAILBOXES'] ?? 10_000);
const records = Number(process.env['BENCH_RECORDS'] ?? 100_000);
const senders = 10_000;
const rounds = 20;

/** The first page of each list, as a page of the application asks for it. */
const calls = [
  '/activities',
  '/activities?q=offer',
  '/activities?q=offer%20machine%207',
  '/activities?mailboxId=m-7',
  '/activities?regardingTable=account&regardingId=r-7',
  '/moves',
  '/moves?mailboxId=m-7&verdict=skip',
  '/decisions',
  '/decisions?reason=not-a-reply',
  '/decisions?q=machine',
  '/why?messageId=%3Cmail-77%40bench.example%3E',
  '/records',
  '/records?q=p',
  '/records?q=pe&table=account',
  '/records?q=person%207',
  '/records/recent',
  '/records/account/r-10/activities',
  '/records/account/r-10/activities?includeChildren=true',
  '/people?address=person.7@company-7.example',
  '/mailboxes',
  '/mailboxes?q=box-99',
  '/mailboxes?state=disabled&sort=-address',
  '/mailboxes?standing=stopped',
  '/overview',
  '/alerts',
  '/dead-letters',
  '/audit',
  '/unknown-senders',
  '/approvals',
] as const;

/** How long people wait for the first page of each list when there is much of everything. */
export async function benchLists(): Promise<void> {
  const product = await EmbeddedProduct.create({ FOLDWATCH_LOG_LEVEL: 'error' });
  try {
    const stores = await openEmbedded({ dataDir: product.dataDir });
    try {
      await fill(stores);
    } finally {
      await stores.close();
    }
    await product.start();
    const rows: { readonly call: string; readonly p50: string; readonly worst: string }[] = [];
    for (const call of calls) rows.push({ call, ...(await measured(product, call)) });
    const size = `${whole(activities)} activities, ${whole(mailboxes)} mailboxes, ${whole(records)} records`;
    print(`the first page of each list, with ${size} (goal: under 1 s)`, rows);
    await benchListScreens(product);
  } finally {
    await product.dispose();
  }
}

async function fill(stores: EmbeddedAdapters): Promise<void> {
  for (const portion of manyRecords(records)) await stores.recordDirectory.putMany(portion);
  for (const portion of manyActivities(activities)) await stores.activityStore.replaceMany(portion);
  for (const portion of manyDecisions(activities)) await stores.decisionLog.append(portion);
  for (const portion of manySightings(senders)) await stores.unknownSenders.noteMany(portion);
  for (const config of manyMailboxes(mailboxes)) await stores.mailboxConfigs.replace(config);
}

async function measured(product: EmbeddedProduct, call: string) {
  const timesMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await product.call('GET', call);
    timesMs.push(performance.now() - begun);
  }
  const shown = (share: number): string => `${percentile(timesMs, share).toFixed(0)} ms`;
  return { p50: shown(0.5), worst: shown(1) };
}
