import type { ApprovalView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandGroup, CommandResult } from '../command';
import { gatewayCommand } from '../gateway-command';
import { tabled } from '../listing';
import { propertyLines } from '../text/table';
import { momentText } from '../text/words';

const listApprovals = gatewayCommand({
  name: 'approvals list',
  summary: 'Lists changes that wait for a second person.',
  explanation: 'Changes that reach more messages than one administrator may decide about alone.',
  options: {
    state: { value: 'STATE', oneOf: ['waiting', 'approved', 'refused', 'overtaken', 'all'], means: 'Else waiting.' },
  },
  run: (call) => {
    const state = call.given.get('state') ?? 'waiting';
    return tabled(call, 'GET /approvals', {
      input: { query: state === 'all' ? {} : { state } },
      noun: 'approval',
      columns: {
        ASKED: (one) => momentText(one.askedAt),
        BY: (one) => one.askedBy,
        CHANGE: (one) => one.kind,
        REACH: (one) => one.reach,
        STATE: (one) => one.state,
        ID: (one) => one.approvalId,
      },
    });
  },
});

const idArgument: CommandArgument = { name: 'id', means: 'The id of the approval.' };

const showApproval = gatewayCommand({
  name: 'approvals show',
  summary: 'Shows one change with all that was asked for.',
  explanation: 'Also one that was approved, refused or overtaken.',
  arguments: [idArgument],
  run: async ({ api, given }) =>
    approvalResult(await api.call('GET /approvals/{approvalId}', { path: { approvalId: given.get('id') ?? '' } })),
});

const approveChange = gatewayCommand({
  name: 'approvals approve',
  summary: 'Agrees to a change, which is carried out then.',
  explanation: 'Only another administrator than the one who asked may do so.',
  arguments: [idArgument],
  run: async ({ api, given }) => {
    const path = { approvalId: given.get('id') ?? '' };
    return approvalResult(await api.call('POST /approvals/{approvalId}/approve', { path }));
  },
});

const refuseChange = gatewayCommand({
  name: 'approvals refuse',
  summary: 'Refuses a change, which is forgotten then.',
  explanation: 'An administrator may do so, and whoever asked, who takes it back by that.',
  arguments: [idArgument],
  options: { reason: { value: 'TEXT', means: 'Why; whoever asked is shown it.' } },
  run: async ({ api, given }) => {
    const reason = given.get('reason');
    const call = { path: { approvalId: given.get('id') ?? '' }, body: { ...(reason !== undefined && { reason }) } };
    return approvalResult(await api.call('POST /approvals/{approvalId}/refuse', call));
  },
});

const approvalResult = (approval: ApprovalView): CommandResult => ({
  sentences: [
    ...propertyLines({
      id: approval.approvalId,
      change: approval.kind,
      of: approval.targetId,
      mailbox: approval.mailboxId,
      'asked by': approval.askedBy,
      asked: momentText(approval.askedAt),
      reach: approval.reach,
      state: approval.state,
      reason: approval.reason,
      'settled by': approval.settledBy,
      settled: momentText(approval.settledAt),
    }),
    ...JSON.stringify(approval.request, undefined, 2).split('\n'),
  ],
  facts: { approval },
});

export const approvalCommands: CommandGroup = {
  name: 'approvals',
  summary: 'Changes that wait for a second person.',
  commands: [listApprovals, showApproval, approveChange, refuseChange],
};
