import { conditionKey, type AlertCondition } from './alert-conditions';

interface OpenAlert {
  readonly id: string;
  readonly key: string;
}

export interface AlertPlan {
  readonly raise: readonly AlertCondition[];
  /** Ids of alerts whose cause has ended. */
  readonly resolve: readonly string[];
}

/** What is so and has no alert is raised; what has one and is no longer so is resolved. */
export function planAlerts(open: readonly OpenAlert[], conditions: readonly AlertCondition[]): AlertPlan {
  const holding = new Map(conditions.map((condition) => [conditionKey(condition), condition]));
  const known = new Set(open.map(({ key }) => key));
  return {
    raise: [...holding].filter(([key]) => !known.has(key)).map(([, condition]) => condition),
    resolve: open.filter(({ key }) => !holding.has(key)).map(({ id }) => id),
  };
}
