export { castMessages, castRecords, type CastRecord } from './cast/cast';
export { sandboxOAuthClient } from './authentication/sandbox-authenticator';
export { type ImportedMessage, type ImportOptions, type MessagePage } from './control/sandbox-mail';
export { type FolderSummary, type MailboxSummary, type MessageSummary } from './control/summaries';
export { type SandboxLimits } from './budget';
export { type FaultKind, type SandboxFault } from './faults/fault';
export { SandboxExchange, type SandboxExchangeOptions } from './sandbox-exchange';
