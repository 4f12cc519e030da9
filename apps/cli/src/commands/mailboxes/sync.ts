import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { jobFailure, waitForJob } from '../../api/wait-for-job';
import { gatewayCommand } from '../../gateway-command';

export const syncMailbox = gatewayCommand({
  name: 'mailboxes sync',
  summary: 'Has a mailbox read now.',
  explanation: `Waits until it was read. When you do not wait (--no-wait or Ctrl-C) it is read
all the same; "foldwatch jobs show" says whether it is done.`,
  arguments: [mailboxArgument],
  options: { 'no-wait': { means: 'Answers as soon as the reading is asked for.' } },
  run: async (call) => {
    const { api, given } = call;
    const { id, emailAddress } = await namedMailbox({ api, given });
    const { jobId } = await api.call('POST /mailboxes/{id}/sync', { path: { id } });
    if (given.has('no-wait')) return { sentences: [`${emailAddress} is being read: job ${jobId}.`], facts: { jobId } };
    call.screen.note(`Reading ${emailAddress} …`);
    const job = await waitForJob(call, jobId, `Reading ${emailAddress}`);
    const failure = jobFailure(job);
    return failure === undefined
      ? { sentences: [`${emailAddress} was read.`], facts: { job } }
      : { sentences: [], facts: { job }, failure };
  },
});
