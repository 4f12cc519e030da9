import { mailDecided, mailObserved } from '@foldwatch/contracts';
import { prepareMailbox, addMailbox } from '../bench-mailbox';
import { benchFolderId, observationIn } from '../observations';
import { withAdapters, type Place } from './bench-servers';
import { plainKafka } from './plain-kafka';
import { publishMessages, type RecordedMessage } from './recording';

/** So many mailboxes that each partition has some. */
const mailboxes = 32;
const publishedAtOnce = 500;

export const mailboxOf = (n: number): string => `mailbox-${n % mailboxes}`;

/** Configuration and records, and nothing to do yet. */
export const prepareStores = (place: Place): Promise<void> =>
  withAdapters(place, async ({ stores }) => {
    await prepareMailbox(stores, [benchFolderId]);
    for (let n = 0; n < mailboxes; n += 1) await addMailbox(stores, mailboxOf(n), [benchFolderId]);
  });

/** Distinct messages, each in the tracked folder of its mailbox. */
export const fillObserved = (place: Place, count: number): Promise<void> =>
  withAdapters(place, async ({ log }) => {
    for (let from = 0; from < count; from += publishedAtOnce) {
      const portion = Array.from({ length: Math.min(publishedAtOnce, count - from) }, (_, n) => from + n);
      await log.publisher.publish(portion.map((n) => observationIn(benchFolderId, n, mailboxOf(n))));
    }
  });

export const fillDecided = (place: Place, decided: readonly RecordedMessage[]): Promise<void> =>
  publishMessages(plainKafka(place.brokers), place.prefix, decided);

export const [observed, decided] = [mailObserved.topic, mailDecided.topic];
