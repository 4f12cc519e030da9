export { DecideMail } from './decide-mail';
export { GatherFacts } from './gather-facts';
export { MailboxFactsCache } from './mailbox-facts-cache';
export { RuleRecords } from './rule-records';
export { RulesModule } from './rules.module';
