export { batchOf, eventOf } from './batch-of';
export { countedCalls, type CallCount } from './counted-calls';
export { configured } from './configured';
