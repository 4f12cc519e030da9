import type { CloudEventView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandGroup } from '../../command';
import { follow } from '../../follow';
import { gatewayCommand } from '../../gateway-command';
import { limitOf, limitOption, tabled } from '../../listing';
import { momentText } from '../../text/words';

const topicArgument: CommandArgument = {
  name: 'topic',
  means: 'A public topic such as activity.events; "events topics" lists them.',
};

const listEvents = gatewayCommand({
  name: 'events list',
  summary: 'Lists the events of a public topic, the oldest that is kept first.',
  explanation: 'With --json or --json-lines as CloudEvents, as consumers get them.',
  examples: ['events list activity.events --limit 5 --json-lines'],
  arguments: [topicArgument],
  options: {
    after: { value: 'PLACE', means: 'Those behind this place of an earlier answer of the API.' },
    limit: limitOption,
  },
  run: (call) =>
    tabled(call, 'GET /events', {
      input: { query: { topic: call.given.get('topic'), after: call.given.get('after') } },
      most: limitOf(call),
      noun: 'event',
      columns: {
        TIME: (event) => momentText(event.time),
        TYPE: (event) => event.type,
        SUBJECT: (event) => event.subject,
        ID: (event) => event.id,
      },
    }),
});

const followEvents = gatewayCommand({
  name: 'events follow',
  summary: 'Shows the events of a public topic as they come, until Ctrl-C.',
  explanation: `From now on, or with --from-start from the oldest that is kept. With --json-lines
as CloudEvents; one may come twice, and has the same id then.`,
  examples: ['events follow activity.events --json-lines | jq -r .subject', 'events follow decision.events --limit 1'],
  arguments: [topicArgument],
  options: {
    'from-start': { means: 'Begins with the oldest that is kept.' },
    limit: { value: 'N', means: 'Ends after so many.' },
  },
  run: (call) =>
    follow(call, 'GET /events', {
      query: { topic: call.given.get('topic'), after: call.given.has('from-start') ? undefined : 'latest' },
      look: (event) => event,
      say: eventLine,
    }),
});

const eventLine = ({ time, type, subject, id }: CloudEventView): string =>
  [momentText(time), type, subject, id].filter((text) => text !== undefined).join('  ');

const listTopics = gatewayCommand({
  name: 'events topics',
  summary: 'Lists the topics with what they are for, and how far groups are behind.',
  explanation: 'Those marked public carry CloudEvents that anyone may consume: docs/consumers.md.',
  run: (call) =>
    tabled(call, 'GET /topics', {
      input: {},
      noun: 'topic',
      columns: {
        TOPIC: (topic) => topic.name,
        PUBLIC: (topic) => (topic.isPublic ? 'public' : ''),
        DAYS: (topic) => topic.retentionDays,
        BEHIND: (topic) => topic.lag?.map(({ group, events }) => `${group} ${events}`).join(', '),
        PURPOSE: (topic) => topic.purpose,
      },
    }),
});

const sendTest = gatewayCommand({
  name: 'events test',
  summary: 'Publishes a test event, which tells of nothing that is.',
  explanation: 'So that a consumer can be tried without a mail: its type is foldwatch.test.',
  examples: ['events test activity.events'],
  arguments: [{ name: 'topic', means: 'A topic that takes tests, such as activity.events.' }],
  run: async ({ api, given }) => {
    const { event } = await api.call('POST /test-events', { body: { topic: given.get('topic') ?? '' } });
    return { sentences: [eventLine(event)], facts: { event } };
  },
});

export const eventCommands: CommandGroup = {
  name: 'events',
  summary: 'What consumers downstream get.',
  commands: [listEvents, followEvents, listTopics, sendTest],
};
