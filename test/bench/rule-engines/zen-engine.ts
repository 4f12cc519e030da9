import { ZenEngine, type ZenDecision } from '@gorules/zen-engine';
import type { Contestant, MailboxRules, Outcome, Sighting } from './workload';

export interface ZenArrangement {
  readonly tables: 'one table' | 'one a mailbox';
  /** How many evaluations are awaited at once. */
  readonly inFlight: number;
}

/** A decision table whose first row that holds decides. */
export class ZenTable implements Contestant {
  readonly name: string;
  private readonly engine = new ZenEngine();
  private readonly shared: ZenDecision | undefined;
  private readonly decisions: ReadonlyMap<string, ZenDecision>;

  constructor(
    mailboxes: readonly MailboxRules[],
    private readonly arrangement: ZenArrangement,
  ) {
    const { tables, inFlight } = arrangement;
    this.name = `zen-engine, ${tables}, ${inFlight} in flight`;
    const isShared = tables === 'one table';
    this.shared = isShared ? this.engine.createDecision(tableOf(mailboxes)) : undefined;
    this.decisions = new Map(
      isShared ? [] : mailboxes.map((rules) => [rules.mailboxId, this.engine.createDecision(tableOf([rules]))]),
    );
  }

  async decide(sightings: readonly Sighting[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    const { inFlight } = this.arrangement;
    for (let start = 0; start < sightings.length; start += inFlight) {
      const some = sightings.slice(start, start + inFlight);
      outcomes.push(...(await Promise.all(some.map((sighting) => this.decideOne(sighting)))));
    }
    return outcomes;
  }

  private async decideOne(sighting: Sighting): Promise<Outcome> {
    const decision = this.shared ?? this.decisions.get(sighting.mailboxId);
    if (decision === undefined) throw new Error(`unknown mailbox ${sighting.mailboxId}`);
    const answer: { readonly result: { readonly outcome?: string } } = await decision.evaluate(sighting);
    const { outcome } = answer.result;
    return outcome === 'folder-rule' || outcome === 'excluded' ? outcome : 'all-mail';
  }
}

const inputs = ['mailboxId', 'folderId', 'from'] as const;

/** The rows of the folders come first: an exclusion never weakens a rule. */
function tableOf(mailboxes: readonly MailboxRules[]): object {
  const row = (values: Partial<Record<(typeof inputs)[number], string>>, outcome: Outcome, id: string): object => ({
    _id: id,
    ...Object.fromEntries(inputs.map((name) => [name, name in values ? JSON.stringify(values[name]) : ''])),
    outcome: JSON.stringify(outcome),
  });
  const tracked = mailboxes.flatMap(({ mailboxId, rules }) =>
    rules.map(({ id, folderId }) => row({ mailboxId, folderId }, 'folder-rule', id)),
  );
  const excluded = mailboxes.flatMap(({ mailboxId, exclusions }) =>
    exclusions.map(({ id, value = '' }) => row({ mailboxId, from: value }, 'excluded', id)),
  );
  const table = {
    hitPolicy: 'first',
    inputs: inputs.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'outcome', name: 'outcome', field: 'outcome' }],
    rules: [...tracked, ...excluded],
  };
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: origin },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: origin, content: table },
      { id: 'out', name: 'out', type: 'outputNode', position: origin },
    ],
    edges: [
      { id: 'in-table', sourceId: 'in', targetId: 'table' },
      { id: 'table-out', sourceId: 'table', targetId: 'out' },
    ],
  };
}

const origin = { x: 0, y: 0 };
