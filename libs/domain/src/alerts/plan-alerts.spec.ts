import fc from 'fast-check';
import { conditionKey, type AlertCondition } from './alert-conditions';
import { alertCodes } from './alert-texts';
import { planAlerts } from './plan-alerts';

const condition = fc.record(
  { code: fc.constantFrom(...alertCodes), mailboxId: fc.constantFrom('a', 'b'), about: fc.constantFrom('r1', 'r2') },
  { requiredKeys: ['code'] },
);
const openOf = (conditions: readonly AlertCondition[]) => {
  const keys = new Set(conditions.map(conditionKey));
  return [...keys].map((key) => ({ id: `of ${key}`, key }));
};

describe('which alerts are raised and resolved', () => {
  it('raises each once, and resolves it when it is over', () => {
    const gone: AlertCondition = { code: 'folder-gone', mailboxId: 'a', about: 'r1' };
    const gap: AlertCondition = { code: 'sync-gap', mailboxId: 'a' };
    expect(planAlerts([], [gone, gone])).toEqual({ raise: [gone], resolve: [] });
    expect(planAlerts(openOf([gone]), [gone, gap])).toEqual({ raise: [gap], resolve: [] });
    expect(planAlerts(openOf([gone, gap]), [gap])).toEqual({ raise: [], resolve: openOf([gone]).map(({ id }) => id) });
  });

  it('leaves exactly what holds open, whatever was and whatever is, and has nothing to do then', () => {
    fc.assert(
      fc.property(fc.array(condition), fc.array(condition), (before, now) => {
        const { raise, resolve } = planAlerts(openOf(before), now);
        const left = [...openOf(before).filter(({ id }) => !resolve.includes(id)), ...openOf(raise)];
        expect(left.map(({ key }) => key).toSorted()).toEqual(
          openOf(now)
            .map(({ key }) => key)
            .toSorted(),
        );
        expect(planAlerts(left, now)).toEqual({ raise: [], resolve: [] });
      }),
    );
  });
});
