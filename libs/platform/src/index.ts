export { armFailpoint, failpoint } from './failpoint';
export { hashId, keyedHashId } from './hash-id';
export { reportHealth, type HealthCheck, type HealthReport } from './health';
export { JsonLogs } from './json-logs';
export { BadConfiguration, loadConfig } from './load-config';
export { collectProcessMetrics, counter, gauge, histogram, metricsText } from './metrics';
export { backOffMs, pause } from './pause';
export { isSameSecret, randomId, randomSecret } from './secrets';
export { SystemClock } from './system-clock';
