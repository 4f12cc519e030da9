import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const registry = new Registry();

/** What a metric is called and means; `name` is `foldwatch_<thing>_<what>_<unit>`. */
interface Metric<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly Label[];
}

/** The counter of that name; asked for twice it is the same one. */
export function counter<Label extends string>(metric: Metric<Label>): Counter<Label> {
  const known = registry.getSingleMetric(metric.name);
  return known instanceof Counter ? known : new Counter({ labelNames: [], ...metric, registers: [registry] });
}

/** A gauge that is asked for its value when metrics are read. */
export function gauge<Label extends string>(
  metric: Metric<Label>,
  collect: (gauge: Gauge<Label>) => void = () => undefined,
): Gauge<Label> {
  registry.removeSingleMetric(metric.name);
  return new Gauge({
    labelNames: [],
    ...metric,
    registers: [registry],
    collect(this: Gauge<Label>): void {
      collect(this);
    },
  });
}

export function histogram<Label extends string>(
  metric: Metric<Label> & { readonly buckets: readonly number[] },
): Histogram<Label> {
  const known = registry.getSingleMetric(metric.name);
  if (known instanceof Histogram) return known;
  return new Histogram({ labelNames: [], ...metric, buckets: [...metric.buckets], registers: [registry] });
}

/** Memory, event loop and the like, under the usual names; called once by the process. */
export const collectProcessMetrics = (): void => collectDefaultMetrics({ register: registry });

/** Everything in Prometheus's text format. */
export const metricsText = async (): Promise<{ readonly contentType: string; readonly text: string }> => ({
  contentType: registry.contentType,
  text: await registry.metrics(),
});
