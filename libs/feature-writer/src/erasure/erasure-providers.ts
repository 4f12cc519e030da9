import type { ErasurePlace } from '@foldwatch/ports';
import type { Provider, Type } from '@nestjs/common';
import { DropContents } from './drop-contents';
import { EraseActivities } from './erase-activities';
import { EraseDecisions } from './erase-decisions';
import { EraseEvents } from './erase-events';
import { EraseRecords } from './erase-records';
import { EraseUnknownSenders } from './erase-unknown-senders';
import { EraseDeadLetters, EraseParkedEvents } from './erase-waiting';
import { EraseWaitingReplies } from './erase-waiting-replies';
import { ErasureScopes } from './erasure-scopes';
import { ErasureSteps } from './erasure-steps';
import type { ErasureStep } from './erasure-work';
import { EraseLateActivities, Settle, Wipe } from './last-steps';
import { ExpireActivities } from './expire-activities';
import { KeepRetention } from './keep-retention';
import { LeaveOutErased } from './leave-out-erased';
import { Unspoken } from './unspoken';
import { WalkErasure } from './walk-erasure';

/** Every place in which a person may be named; one that is new is put before those that look at what came late. */
const places = {
  settle: Settle,
  records: EraseRecords,
  'unknown-senders': EraseUnknownSenders,
  activities: EraseActivities,
  'waiting-replies': EraseWaitingReplies,
  decisions: EraseDecisions,
  'dead-letters': EraseDeadLetters,
  'parked-events': EraseParkedEvents,
  events: EraseEvents,
  'late-activities': EraseLateActivities,
  wipe: Wipe,
} as const satisfies Readonly<Record<ErasurePlace | 'settle' | 'late-activities' | 'wipe', Type<ErasureStep>>>;

const names = Object.keys(places);
const classes = Object.values(places);

/** Wiring of erasures. */
export const erasureProviders: readonly Provider[] = [
  ...classes,
  DropContents,
  ErasureScopes,
  ExpireActivities,
  KeepRetention,
  LeaveOutErased,
  Unspoken,
  WalkErasure,
  {
    provide: ErasureSteps,
    inject: classes,
    useFactory: (...steps: readonly ErasureStep[]) =>
      new ErasureSteps(steps.map((step, at) => [names[at] ?? '', step] as const)),
  },
];
