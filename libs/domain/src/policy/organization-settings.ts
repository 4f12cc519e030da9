import { privateItems, type Exclusion } from '../tracking/exclusion';
import type { PolicyName, PolicyValues, Team } from './policy-values';
import type { Published } from './published';
import type { ReadRights } from '../rights/read-rights';
import { defaultTrackOption, type TrackOption } from '../tracking/track-option';

/**
 * What the organization decides for all its mailboxes; names, values and defaults are public (`GET /organization`). Those of
 * the policy hold for teams and mailboxes that chose nothing else.
 */
export interface OrganizationSettings extends PolicyValues {
  readonly eligibleFolders: 'inbox' | 'all';
  readonly maxFolderRules: number;
  readonly trackCap: TrackOption;
  readonly createCap: readonly ('contact' | 'lead')[];
  /** When one of the settings of automatic tracking was last changed: what lay there before is not tracked. */
  readonly automaticTrackingSince?: string;
  /** Those that teams, mailboxes and folders cannot set. */
  readonly locks: readonly PolicyName[];
  /** Told apart from the settings, by `GET /exclusions`. */
  readonly exclusions?: readonly Exclusion[];
  /** Told apart from the settings, by `GET /teams`. Kept with them, so that one version says whether any of it changed. */
  readonly teams?: readonly Team[];
  /** Told apart, by `GET /read-profiles`; no version of the settings brings back who might read what. */
  readonly readRights?: ReadRights;
  readonly published?: Published;
  readonly trackingTokenPrefix: string;
  readonly categoryName: string;
  readonly decisionRetentionDays: number;
  /** Activities that did not change for so long are removed; 0 keeps them. */
  readonly activityRetentionDays: number;
  readonly publishDecisions: boolean;
  readonly maxAttachmentBytes: number;
  readonly blockedAttachmentTypes: readonly string[];
  readonly internalDomains: readonly string[];
  readonly approvalLimit: number;
  readonly regardingTables: readonly string[];
}

/** The extensions that Outlook blocks by default (Microsoft's list of blocked attachment types). */
const outlookBlockedTypes =
  'ade adp app application appref-ms asp aspx asx bas bat bgi cab cer chm cmd cnt com cpl crt csh der diagcab exe fxp gadget ' +
  'grp hlp hpj hta htc inf ins iso isp its jar jnlp js jse ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb ' +
  'mde mdt mdw mdz msc msh msh1 msh2 mshxml msh1xml msh2xml msi msp mst msu ops osd pcd pif pl plg prf prg printerexport ps1 ' +
  'ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 pst py pyc pyo pyw pyz pyzw reg scf scr sct settingcontent-ms shb shs theme tmp ' +
  'udl url vb vbe vbp vbs vhd vhdx vsmacros vsw webpnp website ws wsb wsc wsf wsh xbap xll xnk';

export const defaultOrganizationSettings: OrganizationSettings = {
  eligibleFolders: 'inbox',
  maxFolderRules: 25,
  onMoveOut: 'keep',
  onDelete: 'keep',
  regardingPolicy: 'manual-wins',
  track: defaultTrackOption,
  create: 'none',
  createMode: 'create',
  trackCap: 'all',
  createCap: ['contact', 'lead'],
  autoTrackSubfolders: false,
  autoTrackSentItems: false,
  locks: [],
  leaveOutInternalSideThreads: true,
  smartMatching: false,
  trackingTokenPrefix: 'CRM:',
  ambiguousSender: 'first',
  accountByDomain: false,
  categoryName: 'Tracked',
  untrackOnCategoryRemoved: false,
  decisionRetentionDays: 30,
  activityRetentionDays: 0,
  publishDecisions: false,
  maxAttachmentBytes: 33_554_432,
  blockedAttachmentTypes: outlookBlockedTypes.split(' '),
  internalDomains: [],
  approvalLimit: 1_000,
  regardingTables: ['account', 'contact', 'lead', 'opportunity', 'incident'],
};

/** The organization's exclusions; where none was ever changed that of private items alone. */
export const organizationExclusions = ({
  exclusions = [privateItems],
}: Pick<OrganizationSettings, 'exclusions'>): readonly Exclusion[] => exclusions;
