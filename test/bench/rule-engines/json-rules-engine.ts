import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Contestant, MailboxRules, Outcome, Sighting } from './workload';

/** One engine with every rule of every mailbox, or one for each mailbox; either stops at the first rule that holds. */
export class JsonRulesEngine implements Contestant {
  readonly name: string;
  private readonly shared: Engine | undefined;
  private readonly engines: ReadonlyMap<string, Engine>;

  constructor(mailboxes: readonly MailboxRules[], arrangement: 'one engine' | 'one a mailbox') {
    this.name = `json-rules-engine, ${arrangement}`;
    const isShared = arrangement === 'one engine';
    this.shared = isShared ? engineOf(mailboxes.flatMap((rules) => rulesOf(rules, true))) : undefined;
    this.engines = new Map(
      isShared ? [] : mailboxes.map((rules) => [rules.mailboxId, engineOf(rulesOf(rules, false))]),
    );
  }

  async decide(sightings: readonly Sighting[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const sighting of sightings) outcomes.push(await this.decideOne(sighting));
    return outcomes;
  }

  private async decideOne(sighting: Sighting): Promise<Outcome> {
    const engine = this.shared ?? this.engines.get(sighting.mailboxId);
    if (engine === undefined) throw new Error(`unknown mailbox ${sighting.mailboxId}`);
    const { events } = await engine.run({ ...sighting });
    const type = events[0]?.type;
    return type === 'folder-rule' || type === 'excluded' ? type : 'all-mail';
  }
}

function engineOf(rules: RuleProperties[]): Engine {
  const engine = new Engine(rules);
  engine.on('success', () => engine.stop());
  return engine;
}

function rulesOf({ mailboxId, rules, exclusions }: MailboxRules, namesMailbox: boolean): RuleProperties[] {
  const rule = (fact: string, value: string, type: Outcome, priority: number): RuleProperties => ({
    conditions: {
      all: [
        ...(namesMailbox ? [{ fact: 'mailboxId', operator: 'equal', value: mailboxId }] : []),
        { fact, operator: 'equal', value },
      ],
    },
    event: { type },
    priority,
  });
  return [
    ...rules.map(({ folderId }) => rule('folderId', folderId, 'folder-rule', 2)),
    ...exclusions.map(({ value = '' }) => rule('from', value, 'excluded', 1)),
  ];
}
