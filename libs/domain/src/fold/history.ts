import type { Activity, ActivityChange } from '../activity';

const dayMs = 86_400_000;
/** Entries that people may still read, however old they are. */
const keptForPeople = 100;
/** Beyond this many even young entries go: a document that outgrew its store could take no change at all. */
const mostKept = 5_000;

/** The activity with one more entry. Entries are never trimmed under a day old, because they are also the outbox. */
export function recorded(activity: Activity, change: ActivityChange): Activity {
  const history = [...activity.history, change];
  return {
    ...activity,
    sequence: change.sequence,
    modifiedAt: change.at,
    history: history.length > keptForPeople ? trimmed(history, change.at) : history,
  };
}

function trimmed(history: readonly ActivityChange[], now: string): readonly ActivityChange[] {
  const oldest = new Date(Date.parse(now) - dayMs).toISOString();
  const firstYoung = history.findIndex(({ at }) => at >= oldest);
  const from = Math.min(firstYoung === -1 ? history.length : firstYoung, history.length - keptForPeople);
  return history.slice(Math.max(from, history.length - mostKept));
}
