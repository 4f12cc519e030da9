import type { MailboxTestRunView, MailboxView } from '@foldwatch/feature-gateway';
import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { propertyLines } from '../../text/table';
import { counted, momentText } from '../../text/words';
import { stepLines } from './step-lines';

export const showMailbox = gatewayCommand({
  name: 'mailboxes show',
  summary: 'Shows one mailbox, what is wrong with it, and the cure.',
  explanation: `How far its mail was read, whether anything is missing, and what came of the
last test: where that did not pass, each step, with the cure of one that failed.`,
  arguments: [mailboxArgument],
  run: async ({ api, given }) => {
    const mailbox = await namedMailbox({ api, given });
    const [lastTest] = await api.list('GET /mailboxes/{id}/tests', { path: { id: mailbox.id } }, 1);
    const steps = lastTest === undefined || lastTest.state === 'passed' ? [] : lastTest.steps;
    return {
      sentences: [...mailboxLines(mailbox, lastTest), ...steps.flatMap(stepLines)],
      facts: { mailbox, lastTest: lastTest ?? null },
    };
  },
});

export const mailboxLines = (mailbox: MailboxView, lastTest?: MailboxTestRunView): readonly string[] =>
  propertyLines({
    address: mailbox.emailAddress,
    id: mailbox.id,
    kind: mailbox.kind,
    state: mailbox.disabledReason === null ? mailbox.state : `${mailbox.state} (${mailbox.disabledReason})`,
    owner: mailbox.ownerId,
    team: mailbox.teamId,
    server: mailbox.ewsUrl,
    rules: mailbox.ruleCount,
    'last seen': momentText(mailbox.lastSeenAt),
    'last processed': momentText(mailbox.lastProcessedAt),
    'throttled until': momentText(mailbox.throttledUntil),
    completeness: completenessText(mailbox),
    problem: mailbox.error?.message,
    cure: mailbox.error?.cure,
    'last test': lastTest && testText(lastTest),
  });

const testText = ({ state, startedAt, endedAt, error }: MailboxTestRunView): string =>
  `${state.replace('-', ' ')}, ${momentText(endedAt ?? startedAt)}${error === null ? '' : `: ${error.message}`}`;

const completenessText = ({ completeness }: MailboxView): string =>
  completeness === null
    ? 'never compared'
    : `${counted(completeness.missing, 'message')} missing as of ${momentText(completeness.asOf)}`;
