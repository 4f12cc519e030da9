import type { JobView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import { jobFailure, waitForJob } from '../api/wait-for-job';
import type { CommandGroup, CommandResult } from '../command';
import { gatewayCommand } from '../gateway-command';
import { propertyLines, tableLines } from '../text/table';
import { counted, momentText } from '../text/words';

const listJobs = gatewayCommand({
  name: 'jobs list',
  summary: 'Lists the work that was begun and is not done yet.',
  explanation: 'That of a mailbox, or that which concerns no single one.',
  options: { mailbox: { ...mailboxOption, means: 'Those of this mailbox.' } },
  run: async ({ api, given }) => {
    const named = given.get('mailbox');
    const mailboxId = named === undefined ? undefined : (await findMailbox(api, named)).id;
    const items = await api.list('GET /jobs', { query: { mailboxId } });
    const rows = items.map((job) => [momentText(job.createdAt), job.kind, job.state, job.progress?.done, job.id]);
    return {
      sentences: [
        ...tableLines(['BEGUN', 'KIND', 'STATE', 'DONE', 'ID'], rows),
        `${counted(items.length, 'job')} open.`,
      ],
      facts: { items },
    };
  },
});

const jobArgument = { name: 'id', means: 'The id of the job.' };

const showJob = gatewayCommand({
  name: 'jobs show',
  summary: 'Shows how far a job is.',
  explanation: 'With --watch it waits until it is over; a job that failed then has exit code 1.',
  arguments: [jobArgument],
  options: { watch: { means: 'Waits until it is over.' } },
  run: async (call) => {
    const id = call.given.get('id') ?? '';
    if (!call.given.has('watch')) return jobResult(await call.api.call('GET /jobs/{id}', { path: { id } }));
    const job = await waitForJob(call, id, 'Waiting');
    const failure = jobFailure(job);
    return { ...jobResult(job), ...(failure !== undefined && { failure }) };
  },
});

const stopJob = gatewayCommand({
  name: 'jobs stop',
  summary: 'Stops a job; what it did stays.',
  explanation: 'Only such work can be stopped as goes on for long.',
  arguments: [jobArgument],
  run: async ({ api, given }) =>
    jobResult(await api.call('POST /jobs/{id}/stop', { path: { id: given.get('id') ?? '' } })),
});

const jobResult = (job: JobView): CommandResult => ({
  sentences: propertyLines({
    id: job.id,
    kind: job.kind,
    state: job.state,
    mailbox: job.mailboxId,
    begun: momentText(job.createdAt),
    finished: momentText(job.finishedAt),
    done: job.progress?.done,
    error: job.error?.message,
  }),
  facts: { job },
});

export const jobCommands: CommandGroup = {
  name: 'jobs',
  summary: 'Work that goes on by itself.',
  commands: [listJobs, showJob, stopJob],
};
