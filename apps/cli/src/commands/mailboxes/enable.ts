import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { changed, gatewayCommand } from '../../gateway-command';
import { testMailbox } from './test-mailbox';

export const enableMailbox = gatewayCommand({
  name: 'mailboxes test-and-enable',
  summary: 'Tests access to a mailbox step by step, and enables it when all went well.',
  explanation: `Server, sign-in, mailbox, folders, notifications: each step is shown as it ends,
with how long it took, and of the one that fails the cure. A mailbox that was
enabled before goes on from where it was. When it is not enabled the exit code
is 1. With --json each step is a line of its own, before the line of the result.
Ctrl-C ends the test and leaves the mailbox as it is.`,
  arguments: [mailboxArgument],
  run: async (call) => testMailbox(call, await namedMailbox(call)),
});

export const resumeMailbox = gatewayCommand({
  name: 'mailboxes resume',
  summary: 'Tests a paused mailbox and lets it go on.',
  explanation: 'The same as "mailboxes test-and-enable": what came meanwhile is read then.',
  arguments: [mailboxArgument],
  run: async (call) => testMailbox(call, await namedMailbox(call)),
});

export const pauseMailbox = gatewayCommand({
  name: 'mailboxes pause',
  summary: 'Stops reading a mailbox until it is resumed.',
  explanation: 'What is recorded stays, and nothing in between is lost.',
  arguments: [mailboxArgument],
  run: async ({ api, given }) => {
    const { id } = await namedMailbox({ api, given });
    const answer = await api.call('PATCH /mailboxes/{id}', { path: { id }, body: { state: 'disabled' } });
    return changed(answer, (mailbox) => ({
      sentences: [`${mailbox.emailAddress} is paused; "foldwatch mailboxes resume" lets it go on.`],
      facts: { mailbox },
    }));
  },
});
