import type { ActivityDetailView, ActivityPageView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import type { CommandArgument, CommandGroup, CommandResult } from '../command';
import { CommandProblem, UsageError } from '../command-problem';
import { exitCodes } from '../exit-codes';
import { follow } from '../follow';
import { gatewayCommand, type GatewayCall } from '../gateway-command';
import { limitOf, limitOption, tabled } from '../listing';
import { toMoment } from '../text/moment';
import { toRecordRef } from '../text/record-ref';
import { propertyLines } from '../text/table';
import { momentText, recordText } from '../text/words';

type Activity = ActivityPageView['items'][number];

const idArgument: CommandArgument = { name: 'id', means: 'The id of the activity.' };

const listActivities = gatewayCommand({
  name: 'activities list',
  summary: 'Lists what is recorded, what was modified last first.',
  explanation: 'With --follow what is recorded or modified from now on, until Ctrl-C.',
  examples: [
    'activities list --record account/a-fabrikam --since 7d',
    'activities list --follow --json-lines | jq -r .subject',
  ],
  options: {
    mailbox: { ...mailboxOption, means: 'Those tracked in this mailbox.' },
    record: { value: 'TABLE/ID', means: 'Those about this record.' },
    'message-id': { value: 'ID', means: 'The one with this Message-ID.' },
    words: { value: 'WORDS', means: 'Beginnings of words of subject or people.' },
    since: { value: 'TIME', means: 'Modified since a date, or so long ago, such as 12h.' },
    follow: { means: 'Goes on with what comes; of the other options only --limit counts then.' },
    limit: limitOption,
  },
  run: async (call) => (call.given.has('follow') ? followActivities(call) : tableOf(call)),
});

async function tableOf(call: GatewayCall): Promise<CommandResult> {
  const { api, given } = call;
  const [named, record] = [given.get('mailbox'), given.get('record')];
  const regarding = record === undefined ? undefined : toRecordRef(record);
  return tabled(call, 'GET /activities', {
    input: {
      query: {
        mailboxId: named === undefined ? undefined : (await findMailbox(api, named)).id,
        regardingTable: regarding?.table,
        regardingId: regarding?.id,
        messageId: given.get('message-id'),
        q: given.get('words'),
        since: toMoment(given, 'since'),
      },
    },
    most: limitOf(call),
    noun: 'activity',
    plural: 'activities',
    columns: {
      MODIFIED: (one) => momentText(one.modifiedAt),
      DIRECTION: (one) => one.direction,
      FROM: (one) => one.from?.address,
      SUBJECT: (one) => one.subject,
      RECORD: (one) => recordText(one.regarding),
      ID: (one) => one.id,
    },
  });
}

/** Hints say which one changed; one that is gone again by the time it is looked at is left out. */
const followActivities = (call: GatewayCall): Promise<CommandResult> =>
  follow(call, 'GET /live', {
    query: {},
    look: async ({ kind, id }) => (kind === 'activity' && id !== undefined ? activityNow(call, id) : undefined),
    say: lineOf,
  });

async function activityNow({ api }: GatewayCall, id: string): Promise<Activity | undefined> {
  try {
    return await api.call('GET /activities/{id}', { path: { id } });
  } catch (error) {
    if (error instanceof CommandProblem && error.exitCode === exitCodes.notFound) return undefined;
    throw error;
  }
}

const lineOf = ({ modifiedAt, direction, from, subject, regarding, id }: Activity): string =>
  [momentText(modifiedAt), direction, from?.address, subject, recordText(regarding), id].filter(Boolean).join('  ');

const showActivity = gatewayCommand({
  name: 'activities show',
  summary: 'Shows one activity with its people, its record and its history.',
  explanation: 'The text of the message is in the application alone.',
  arguments: [idArgument],
  run: async ({ api, given }) => activityResult(await api.call('GET /activities/{id}', { path: pathOf(given) })),
});

const relinkActivity = gatewayCommand({
  name: 'activities relink',
  summary: 'Says by hand which record an activity is about.',
  explanation: 'Rules leave it as a person has set it. "none" takes the record away.',
  examples: ['activities relink 019ab3 account/a-fabrikam'],
  arguments: [idArgument, { name: 'record', means: 'A TABLE/ID, or "none".' }],
  run: async ({ api, given }) => {
    const record = given.get('record') ?? '';
    const body = { regarding: record === 'none' ? null : toRecordRef(record) };
    return activityResult(await api.call('PATCH /activities/{id}', { path: pathOf(given), body }));
  },
});

const untrackActivity = gatewayCommand({
  name: 'activities untrack',
  summary: 'Takes an activity out of what is recorded.',
  explanation: 'The message stays where it is. "activities undo" takes it back for ten minutes.',
  arguments: [idArgument],
  options: {
    mailbox: { ...mailboxOption, means: 'In this mailbox; others that track it go on.' },
    everywhere: { means: 'In all mailboxes.' },
  },
  run: async ({ api, given }) => {
    const named = given.get('mailbox');
    if ((named !== undefined) === given.has('everywhere')) throw new UsageError('Say --mailbox, or --everywhere.');
    const query = { mailboxId: named === undefined ? undefined : (await findMailbox(api, named)).id };
    const { id } = pathOf(given);
    await api.call('DELETE /activities/{id}', { path: { id }, query });
    return { sentences: [`${id} is untracked${named === undefined ? '' : ` in ${named}`}.`], facts: { id } };
  },
});

const undoActivity = gatewayCommand({
  name: 'activities undo',
  summary: 'Takes back what you did last to an activity, within ten minutes.',
  explanation: 'What was relinked has its record again, what was untracked is tracked again.',
  arguments: [idArgument],
  run: async ({ api, given }) => activityResult(await api.call('POST /activities/{id}/undo', { path: pathOf(given) })),
});

const pathOf = (given: ReadonlyMap<string, string>): { readonly id: string } => ({ id: given.get('id') ?? '' });

const activityResult = (activity: ActivityDetailView): CommandResult => ({
  sentences: [
    ...propertyLines({
      subject: activity.subject,
      id: activity.id,
      direction: activity.direction,
      from: activity.from?.address,
      to: activity.to.map(({ address }) => address).join(', '),
      cc: activity.cc.map(({ address }) => address).join(', '),
      sent: momentText(activity.sentAt),
      record: recordText(activity.regarding),
      attachments: activity.attachments.map(({ name }) => name).join(', '),
    }),
    ...activity.tracking.map(({ sentence, why }) => `  ${sentence} ${why}`),
    ...activity.history.map(({ at, sentence }) => `${momentText(at)}  ${sentence}`),
  ],
  facts: { activity },
});

export const activityCommands: CommandGroup = {
  name: 'activities',
  summary: 'What is recorded.',
  commands: [listActivities, showActivity, relinkActivity, untrackActivity, undoActivity],
};
