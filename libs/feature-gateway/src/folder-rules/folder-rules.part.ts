import type { GatewayPart } from '../http/gateway-part';
import { AddFolderRule } from './add-folder-rule';
import { ChangeFolderRule } from './change-folder-rule';
import { FolderRuleController } from './folder-rule.controller';
import { FolderRulesController } from './folder-rules.controller';
import { ListFolderRules } from './list-folder-rules';
import { ReadFolderRule } from './read-folder-rule';
import { RemoveFolderRule } from './remove-folder-rule';
import { RuleSites } from './rule-sites';
import { RuleStandings } from './rule-standings';
import { RuleWishes } from './rule-wishes';
import { SaveFolderRule } from './save-folder-rule';
import { StopBackfill } from './stop-backfill';

export const folderRulesPart: GatewayPart = {
  controllers: [FolderRulesController, FolderRuleController],
  providers: [
    AddFolderRule,
    ChangeFolderRule,
    ListFolderRules,
    ReadFolderRule,
    RemoveFolderRule,
    RuleSites,
    RuleStandings,
    RuleWishes,
    SaveFolderRule,
    StopBackfill,
  ],
};
