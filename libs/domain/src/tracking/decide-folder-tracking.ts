import { check } from '../check';
import type { Check, DecidingRule } from '../decision';
import type { FolderRule } from '../folder-rule';
import type { FolderGovernance } from './governed-folders';
import type { MailKind, MailMetadata, Sensitivity } from '../mail';
import type { MailboxState } from '../mailbox';
import type { ReasonCode } from '../reason-codes';
import type { NamedRecord } from '../records/record';
import { canReadRecord, type Reader, type RecordAccess } from '../rights/read-rights';

/** What became of the record that a rule names; of a merged one the survivor stands in. */
export type RuleRecord =
  | { readonly state: 'active' | 'merged'; readonly record: NamedRecord; readonly access: RecordAccess }
  | { readonly state: 'inactive' | 'deleted' | 'unreadable' };

/** The record as it stands for the rules of a mailbox: they may name what its owner may read. */
export const ruleRecordFor = (owner: Reader, found: RuleRecord | undefined): RuleRecord | undefined =>
  found !== undefined && 'access' in found && !canReadRecord(owner, found.access) ? { state: 'unreadable' } : found;

export interface FolderTrackingFacts {
  readonly mail: Pick<MailMetadata, 'kind' | 'isDraft' | 'sensitivity'>;
  /** `undefined` for a mailbox that is not known. */
  readonly mailboxState: MailboxState | undefined;
  /** `undefined` for a folder that no rule governs. */
  readonly governance: FolderGovernance | undefined;
  /** `undefined` when the rule names no record. */
  readonly record: RuleRecord | undefined;
}

/** Whether an exclusion leaves private and confidential items out of tracked folders. */
export type PrivateMail = 'excluded' | 'allowed';

export interface FolderTrackingDecision {
  readonly verdict: 'track' | 'skip';
  readonly reason: ReasonCode;
  /** In the order made; those behind the first that decided were not made. */
  readonly checks: readonly Check[];
  readonly rule?: DecidingRule;
}

/**
 * Whether a message is tracked because of the folder in which it rests. A mailbox that was disabled after the observation
 * does not matter: its cursor has moved on, so a skip here would lose the message.
 */
export function decideFolderTracking(facts: FolderTrackingFacts, privateMail: PrivateMail): FolderTrackingDecision {
  const { governance, mailboxState } = facts;
  const mailboxCheck = mailboxChecks[mailboxState ?? 'unknown'];
  if (!mailboxCheck.passed) return skip('mailbox-not-enabled', [mailboxCheck]);
  if (governance?.isDeleted === true) return skip('deleted', [mailboxCheck, deletedCheck]);
  if (governance?.rule === undefined) return skip('no-rule-for-folder', [mailboxCheck, noRuleCheck]);
  const checks: Check[] = [mailboxCheck, governance.check];
  const reason =
    ruleObstacle(governance.rule, governance.isEligible, checks) ?? mailObstacle(facts.mail, privateMail, checks);
  if (reason !== undefined) return { verdict: 'skip', reason, checks, rule: decidingRule(governance.rule, undefined) };
  if (facts.record !== undefined) checks.push(recordChecks[facts.record.state]);
  return { verdict: 'track', reason: 'folder-rule', checks, rule: decidingRule(governance.rule, facts.record) };
}

/**
 * Whether a message is tracked because a person wants it recorded. That is as much an act as a drag to a tracked folder: it
 * needs no rule, and gives way to the same of mail. A folder that is kept private, and Deleted Items, stay out.
 */
export function decideWished(facts: FolderTrackingFacts, privateMail: PrivateMail): FolderTrackingDecision {
  const byFolder = decideFolderTracking(facts, privateMail);
  if (byFolder.verdict === 'track') return { ...byFolder, reason: 'recorded-by-person' };
  if (!needingNoRule.has(byFolder.reason)) return byFolder;
  const checks: Check[] = [...byFolder.checks, wishedCheck];
  const obstacle = mailObstacle(facts.mail, privateMail, checks);
  if (obstacle !== undefined) return skip(obstacle, checks);
  return { verdict: 'track', reason: 'recorded-by-person', checks };
}

const needingNoRule: ReadonlySet<ReasonCode> = new Set(['no-rule-for-folder', 'folder-out-of-scope', 'rule-paused']);
const wishedCheck = check('wanted-by-person', 'wanted', 'wanted', true);

/** A message that one of the mailbox's own addresses sent, on its own or somebody's behalf, is outgoing. */
export const directionOf = (
  { from, sender }: Pick<MailMetadata, 'from' | 'sender'>,
  ownAddresses: ReadonlySet<string>,
): 'incoming' | 'outgoing' =>
  (from !== undefined && ownAddresses.has(from.address)) || (sender !== undefined && ownAddresses.has(sender.address))
    ? 'outgoing'
    : 'incoming';

const skip = (reason: ReasonCode, checks: readonly Check[]): FolderTrackingDecision => ({
  verdict: 'skip',
  reason,
  checks,
});

const decidingRule = ({ id, version }: FolderRule, record: RuleRecord | undefined): DecidingRule =>
  record !== undefined && 'record' in record ? { id, version, regarding: record.record } : { id, version };

function ruleObstacle(rule: FolderRule, isEligible: boolean, checks: Check[]): ReasonCode | undefined {
  checks.push(isEligible ? eligibleCheck : notEligibleCheck);
  if (!isEligible) return 'folder-out-of-scope';
  checks.push(actionChecks[rule.action]);
  if (rule.action === 'do-not-track') return 'do-not-track-rule';
  checks.push(rule.paused ? pausedCheck : runningCheck);
  return rule.paused ? 'rule-paused' : undefined;
}

function mailObstacle(
  mail: FolderTrackingFacts['mail'],
  privateMail: PrivateMail,
  checks: Check[],
): ReasonCode | undefined {
  const kindCheck = kindChecks[mail.kind];
  checks.push(kindCheck);
  if (!kindCheck.passed) return 'not-a-message';
  checks.push(mail.isDraft ? draftCheck : sentCheck);
  if (mail.isDraft) return 'draft';
  const sensitivityCheck = sensitivityChecks[privateMail][mail.sensitivity];
  checks.push(sensitivityCheck);
  return sensitivityCheck.passed ? undefined : 'private-item';
}

// Every check with few possible values exists once: a decision allocates its list and nothing else.

const mailboxCheckOf = (state: string, passed: boolean): Check =>
  check('mailbox-enabled', state, 'enabled when the message was seen', passed);

const mailboxChecks: Readonly<Record<MailboxState | 'unknown', Check>> = {
  enabled: mailboxCheckOf('enabled', true),
  disabled: mailboxCheckOf('disabled since', true),
  pending: mailboxCheckOf('pending', false),
  unknown: mailboxCheckOf('unknown', false),
};

const noRuleCheck = check('folder-has-rule', 'none', 'a rule for the folder', false);
const deletedCheck = check('folder-has-rule', 'deleted items', 'a rule for the folder', false);
const eligibleCheck = check('folder-eligible', 'eligible', 'eligible', true);
const notEligibleCheck = check('folder-eligible', 'out of scope', 'eligible', false);

const actionChecks: Readonly<Record<FolderRule['action'], Check>> = {
  track: check('rule-tracks', 'track', 'track', true),
  'do-not-track': check('rule-tracks', 'do-not-track', 'track', false),
};

const pausedCheck = check('rule-running', 'paused', 'running', false);
const runningCheck = check('rule-running', 'running', 'running', true);

const kindCheckOf = (kind: MailKind): Check => check('is-message', kind, 'mail or meeting message', kind !== 'other');

const kindChecks: Readonly<Record<MailKind, Check>> = {
  message: kindCheckOf('message'),
  'meeting-request': kindCheckOf('meeting-request'),
  'meeting-response': kindCheckOf('meeting-response'),
  'meeting-cancellation': kindCheckOf('meeting-cancellation'),
  'read-receipt': kindCheckOf('read-receipt'),
  'non-delivery-report': kindCheckOf('non-delivery-report'),
  encrypted: kindCheckOf('encrypted'),
  other: kindCheckOf('other'),
};

const draftCheck = check('is-sent', 'draft', 'sent', false);
const sentCheck = check('is-sent', 'sent', 'sent', true);

const sensitivityCheckOf = (sensitivity: Sensitivity, passed: boolean): Check =>
  check('not-private', sensitivity, 'normal or personal', passed);

const unlessPrivate: Readonly<Record<Sensitivity, Check>> = {
  normal: sensitivityCheckOf('normal', true),
  personal: sensitivityCheckOf('personal', true),
  private: sensitivityCheckOf('private', false),
  confidential: sensitivityCheckOf('confidential', false),
};

const allowedCheckOf = (sensitivity: Sensitivity): Check =>
  check('not-private', sensitivity, 'any: such mail is not excluded', true);

const sensitivityChecks: Readonly<Record<PrivateMail, Readonly<Record<Sensitivity, Check>>>> = {
  excluded: unlessPrivate,
  allowed: { ...unlessPrivate, private: allowedCheckOf('private'), confidential: allowedCheckOf('confidential') },
};

const recordCheckOf = (state: RuleRecord['state'], passed: boolean): Check =>
  check('record-active', state, 'active', passed);

const recordChecks: Readonly<Record<RuleRecord['state'], Check>> = {
  active: recordCheckOf('active', true),
  merged: recordCheckOf('merged', true),
  inactive: recordCheckOf('inactive', false),
  deleted: recordCheckOf('deleted', false),
  unreadable: recordCheckOf('unreadable', false),
};
