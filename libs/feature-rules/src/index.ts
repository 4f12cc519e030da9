export { DecideMail } from './decide-mail';
export { RulesModule } from './rules.module';
