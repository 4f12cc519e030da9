import type { ApprovalView } from '@foldwatch/feature-gateway';
import type { CommandGroup } from '../command';
import { gatewayCommand } from '../gateway-command';
import { tableLines } from '../text/table';
import { momentText } from '../text/words';

const listApprovals = gatewayCommand({
  name: 'approvals list',
  summary: 'Lists changes that wait for a second person.',
  explanation: 'Changes that reach more messages than one administrator may decide about alone.',
  options: {
    state: { value: 'STATE', oneOf: ['waiting', 'approved', 'refused', 'overtaken', 'all'], means: 'Else waiting.' },
  },
  run: async ({ api, given }) => {
    const state = given.get('state') ?? 'waiting';
    const items = await api.list('GET /approvals', { query: state === 'all' ? {} : { state } });
    const lines = approvalTable(items);
    return { sentences: lines.length === 0 ? ['None.'] : lines, facts: { items } };
  },
});

const settling = (verb: 'approve' | 'refuse', summary: string) =>
  gatewayCommand({
    name: `approvals ${verb}`,
    summary,
    explanation: 'Only another administrator than the one who asked may do so.',
    arguments: [{ name: 'id', means: 'The id of the approval.' }],
    run: async ({ api, given }) => {
      const path = { approvalId: given.get('id') ?? '' };
      const approval = await api.call(`POST /approvals/{approvalId}/${verb}`, { path });
      return { sentences: approvalTable([approval]), facts: { approval } };
    },
  });

const approvalTable = (items: readonly ApprovalView[]): readonly string[] =>
  tableLines(
    ['ASKED', 'BY', 'CHANGE', 'REACH', 'STATE', 'ID'],
    items.map((one) => [momentText(one.askedAt), one.askedBy, one.kind, one.reach, one.state, one.approvalId]),
  );

export const approvalCommands: CommandGroup = {
  name: 'approvals',
  summary: 'Changes that wait for a second person.',
  commands: [
    listApprovals,
    settling('approve', 'Agrees to a change, which is carried out then.'),
    settling('refuse', 'Refuses a change, which is forgotten then.'),
  ],
};
