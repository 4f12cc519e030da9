export { DecideMail } from './decide-mail';
export { RulesModule } from './rules.module';
export { WakeReplies } from './wake-replies';
