import { mailContent, mailDecided, mailObserved } from '@foldwatch/contracts';
import type { Subscription } from './subscription';

/** What a message passes between being seen and being stored: whose lag live mail would feel. */
export const pipeline: readonly Pick<Subscription, 'group' | 'topic'>[] = [
  { group: 'rules', topic: mailObserved.topic },
  { group: 'writer', topic: mailDecided.topic },
  { group: 'writer', topic: mailContent.topic },
];
