import type { JobView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import { jobFailure, waitForJob } from '../api/wait-for-job';
import type { CommandGroup, CommandResult } from '../command';
import { gatewayCommand } from '../gateway-command';
import { tabled } from '../listing';
import { propertyLines } from '../text/table';
import { momentText } from '../text/words';

const listJobs = gatewayCommand({
  name: 'jobs list',
  summary: 'Lists the work that was begun and is not done yet.',
  explanation: 'That of a mailbox, or that which concerns no single one.',
  options: { mailbox: { ...mailboxOption, means: 'Those of this mailbox.' } },
  run: async (call) => {
    const named = call.given.get('mailbox');
    const mailboxId = named === undefined ? undefined : (await findMailbox(call.api, named)).id;
    return tabled(call, 'GET /jobs', {
      input: { query: { mailboxId } },
      noun: 'open job',
      columns: {
        BEGUN: (job) => momentText(job.createdAt),
        KIND: (job) => job.kind,
        STATE: (job) => job.state,
        DONE: (job) => job.progress?.done,
        ID: (job) => job.id,
      },
    });
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
