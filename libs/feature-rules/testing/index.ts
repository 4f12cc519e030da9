export { batchOf, eventOf } from './batch-of';
export { countedCalls, type CallCount } from './counted-calls';
export { decideMailOver } from './decide-mail-over';
export { configured } from './configured';
export { openRules, type OpenRules } from './open-rules';
