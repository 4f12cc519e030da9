import type { CommandGroup } from '../../command';
import { addRule } from './add';
import { changeRule, pauseRule, resumeRule } from './change';
import { listRules, showRule } from './list';
import { removeRule } from './remove';

export const ruleCommands: CommandGroup = {
  name: 'rules',
  summary: 'Which folders are tracked, and regarding which record.',
  commands: [listRules, showRule, addRule, changeRule, pauseRule, resumeRule, removeRule],
};
