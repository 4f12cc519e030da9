import type { GatewayPart } from '../http/gateway-part';
import { DiscardDraft } from './discard-draft';
import { DraftBasis } from './draft-basis';
import { DraftsController } from './drafts.controller';
import { EditDraft } from './edit-draft';
import { KnownDrafts } from './known-drafts';
import { ProposeChanges } from './propose-changes';
import { ProposeRules } from './propose-rules';
import { PublishChanges } from './publish-changes';
import { PublishDraft } from './publish-draft';
import { SaveDraft } from './save-draft';
import { ShowParts } from './show-parts';

export const draftsPart: GatewayPart = {
  controllers: [DraftsController],
  providers: [
    DiscardDraft,
    DraftBasis,
    EditDraft,
    KnownDrafts,
    ProposeChanges,
    ProposeRules,
    PublishChanges,
    PublishDraft,
    SaveDraft,
    ShowParts,
  ],
};
