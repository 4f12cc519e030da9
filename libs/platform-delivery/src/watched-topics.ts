import {
  activityTracked,
  alertRaised,
  configChanges,
  deadLetters,
  mailActions,
  mailContent,
  mailDecided,
  mailObserved,
} from '@foldwatch/contracts';
import type { WatchedTopic } from '@foldwatch/ports';

/** Everything that services take from the log, in the order of a message's way; what only the gateway's pages follow has no group, and no lag. */
export const watchedTopics: readonly WatchedTopic[] = [
  { group: 'ingest', topic: configChanges.topic, carriesMail: false },
  { group: 'rules', topic: mailObserved.topic, carriesMail: true },
  { group: 'rules', topic: activityTracked.topic, carriesMail: false },
  { group: 'writer', topic: mailDecided.topic, carriesMail: true },
  { group: 'writer', topic: mailContent.topic, carriesMail: true },
  { group: 'writer', topic: configChanges.topic, carriesMail: false },
  { group: 'ingest', topic: mailActions.topic, carriesMail: false },
  { group: 'gateway', topic: alertRaised.topic, carriesMail: false },
  { group: 'gateway', topic: deadLetters.topic, carriesMail: false },
];
