import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import fc from 'fast-check';
import { contracts, readEvent } from './read-event';
import { schemaOf } from './payload-schema';

const samplesDir = join(__dirname, '..', 'samples');
const files = readdirSync(samplesDir).filter((name) => name.endsWith('.json'));
const samples = files.map((file) => ({
  file,
  sample: JSON.parse(readFileSync(join(samplesDir, file), 'utf8')) as {
    type: string;
    version: number;
    payload: object;
  },
}));

describe('readEvent', () => {
  it.each(samples)('reads the stored sample $file', ({ sample }) => {
    expect(readEvent(sample.type, sample.version, sample.payload)).toEqual({ kind: 'ok', payload: sample.payload });
  });

  it('has a stored sample of every event that is written', () => {
    const stored = new Set(samples.map(({ sample }) => `${sample.type}/${sample.version}`));
    expect(contracts.map(({ type, version }) => `${type}/${version}`).filter((name) => !stored.has(name))).toEqual([]);
  });

  it('names the field of an unreadable payload and not its value', () => {
    const result = readEvent('mail.action', 1, { kind: 'fetch-content', mailboxId: 'm1', activityId: 'secret' });
    expect(result).toEqual({
      kind: 'unreadable',
      problem: 'mail.action version 1: payload.activityId must have at least 8 characters',
    });
  });

  it('refuses types and versions that it does not know', () => {
    expect(readEvent('mail.action', 99, {}).kind).toBe('unreadable');
    expect(readEvent('constructor', 1, {}).kind).toBe('unreadable');
  });

  it('lets nothing through that class-validator refuses', () => {
    const broken = fc.tuple(
      fc.constantFrom(...samples),
      fc.nat(200),
      fc.constantFrom<unknown>(undefined, 7, '', [], {}, 'x', -1),
    );
    fc.assert(
      fc.property(broken, ([{ sample }, which, value]) => {
        const payload = withOneValueReplaced(sample.payload, which, value);
        const contract = contracts.find(({ type }) => type === sample.type);
        const instance = plainToInstance(contract?.payload ?? Object, payload);
        const faults = validateSync(instance, { forbidUnknownValues: false });
        const isRead = readEvent(sample.type, sample.version, payload).kind === 'ok';
        expect(isRead && faults.length > 0).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('can say every contract as a schema', () => {
    for (const { payload } of contracts) expect(schemaOf(payload).properties).not.toEqual({});
  });
});

/** A deep copy in which the nth leaf (counted round) has another value. */
function withOneValueReplaced(payload: object, which: number, value: unknown): object {
  const copy = structuredClone(payload);
  const leaves: { readonly holder: Record<string, unknown>; readonly name: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const [name, member] of Object.entries(holder)) {
      leaves.push({ holder, name });
      if (typeof member === 'object' && member !== null) walk(member as Record<string, unknown>);
    }
  };
  walk(copy as Record<string, unknown>);
  const leaf = leaves[which % leaves.length];
  if (leaf !== undefined) leaf.holder[leaf.name] = value;
  return copy;
}
