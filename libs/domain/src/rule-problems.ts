import type { Explanation } from './explanation';

/** Why a rule is disabled or in error. A public contract: codes are added, never renamed or reused. */
export const ruleProblems = {
  'folder-gone': {
    sentence: 'The rule’s folder is no longer there.',
    remedy: 'Restore the folder, or remove the rule. What was recorded stays.',
  },
  'folder-out-of-scope': {
    sentence: 'The rule’s folder is no longer one in which mail may be tracked.',
    remedy: 'Move the folder back, or remove the rule. What was recorded stays.',
  },
  'record-inactive': {
    sentence: 'The record that the rule names is no longer active; mail is tracked without it.',
    remedy: 'Make the record active again, or let the rule name another one.',
  },
  'record-deleted': {
    sentence: 'The record that the rule names is no longer there; mail is tracked without it.',
    remedy: 'Deliver the record again, or let the rule name another one.',
  },
  'record-unreadable': {
    sentence: 'The owner of the mailbox may not read the record that the rule names; mail is tracked without it.',
    remedy: 'Have the record shared or the read profile changed, or let the rule name another one.',
  },
  'record-merged': {
    sentence: 'The record that the rule names was merged into another; mail regards the survivor.',
    remedy: 'Let the rule name the survivor.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type RuleProblem = keyof typeof ruleProblems;

export const isRuleProblem = (text: string): text is RuleProblem => Object.hasOwn(ruleProblems, text);
