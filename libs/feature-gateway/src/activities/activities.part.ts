import type { GatewayPart } from '../http/gateway-part';
import { ActivitiesController } from './activities.controller';
import { ActivityContentController } from './activity-content.controller';
import { ActivityUndoController } from './activity-undo.controller';
import { ActivityPartiesController } from './activity-parties.controller';
import { ActivityBodyController } from './body/activity-body.controller';
import { EnclosedPictures } from './body/enclosed-pictures';
import { ShowBody } from './body/show-body';
import { ChangeActivity } from './change-activity';
import { CreateParty } from './create-party';
import { FoldedDecisions } from './folded-decisions';
import { ListActivities } from './list-activities';
import { OpenContent } from './open-content';
import { OpenMail } from './open-mail';
import { PersonalActs } from './personal-acts';
import { ReadActivity } from './read-activity';
import { ResolveParty } from './resolve-party';
import { UndoAct } from './undo-act';
import { UntrackActivity } from './untrack-activity';
import { VisibleActivities } from './visible-activities';

export const activitiesPart: GatewayPart = {
  controllers: [
    ActivitiesController,
    ActivityBodyController,
    ActivityContentController,
    ActivityPartiesController,
    ActivityUndoController,
  ],
  providers: [
    ChangeActivity,
    CreateParty,
    EnclosedPictures,
    FoldedDecisions,
    ListActivities,
    OpenContent,
    OpenMail,
    PersonalActs,
    ReadActivity,
    ResolveParty,
    ShowBody,
    UndoAct,
    UntrackActivity,
    VisibleActivities,
  ],
};
