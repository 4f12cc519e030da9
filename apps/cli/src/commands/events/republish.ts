import { findMailbox, mailboxOption } from '../../api/find-mailbox';
import { jobFailure, waitForJob } from '../../api/wait-for-job';
import { UsageError } from '../../command-problem';
import { gatewayCommand } from '../../gateway-command';
import { toMoment } from '../../text/moment';
import { present } from '../../text/present';

export const republishCommand = gatewayCommand({
  name: 'republish',
  summary: 'Publishes again, from the store, what consumers may have lost.',
  explanation: `Consumers know what they have by its sequence. It waits until all is published,
and goes on when nobody waits; "jobs stop" stops it.`,
  examples: ['republish --since 2026-11-01', 'republish --mailbox erin@contoso.example'],
  options: {
    activity: { value: 'ID', means: 'This activity alone.' },
    mailbox: { ...mailboxOption, means: 'What is tracked in this mailbox.' },
    since: { value: 'TIME', means: 'What was modified since a date, or so long ago, such as 7d.' },
    all: { means: 'All that is recorded.' },
  },
  run: async (call) => {
    const { api, given } = call;
    const named = given.get('mailbox');
    const body = present({
      activityId: given.get('activity'),
      mailboxId: named === undefined ? undefined : (await findMailbox(api, named)).id,
      since: toMoment(given, 'since'),
    });
    if (Object.keys(body).length > 0 === given.has('all'))
      throw new UsageError('Say --activity, --mailbox, --since or --all.');
    const { jobId } = await api.call('POST /republish', { body });
    const job = await waitForJob(call, jobId, 'Publishing');
    const failure = jobFailure(job);
    return failure === undefined
      ? { sentences: [`Published: job ${job.id}.`], facts: { job } }
      : { sentences: [], facts: { job }, failure };
  },
});
