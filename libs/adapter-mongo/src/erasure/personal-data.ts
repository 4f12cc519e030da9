import type { PersonalData } from '@foldwatch/ports';
import type { CollectionName } from '../database/collections';

const ownersConfiguration =
  'what an owner or the organization wrote: exclusions may name addresses, and are removed there';
const ofMailbox = 'what the mailbox itself holds, by Exchange’s own ids';

/** Every collection: whoever adds one says here how a person is erased from it. */
export const personalData = {
  activities: { erasedBy: 'activities' },
  'content.files': { erasedBy: 'activities' },
  'content.chunks': { erasedBy: 'activities' },
  records: { erasedBy: 'records' },
  claim_numbers: { nobody: 'keyed hashes' },
  secrets: { nobody: 'keys' },
  erased_people: { nobody: 'keyed hashes' },
  tracking_tokens: { nobody: 'ids alone' },
  waiting_replies: { erasedBy: 'waiting-replies' },
  record_changes: { left: 'addresses that are being resolved anew, and go when they are' },
  unknown_senders: { erasedBy: 'unknown-senders' },
  put_away_senders: { nobody: 'keyed hashes' },
  alerts: { nobody: 'what is wrong and how to cure it, without mail' },
  webhooks: { nobody: 'servers that are told of alerts' },
  webhook_deliveries: { nobody: 'alerts on their way' },
  decisions: { erasedBy: 'decisions' },
  dead_letters: { erasedBy: 'dead-letters' },
  parked_events: { erasedBy: 'parked-events' },
  mailbox_configs: { left: ownersConfiguration },
  organization_configs: { left: ownersConfiguration },
  users: { nobody: 'colleagues who sign in, under the names that they were given' },
  open_sessions: { nobody: 'browsers in which colleagues are signed in' },
  sign_in_failures: { nobody: 'keyed hashes' },
  sign_in_links: { nobody: 'ids of colleagues, and keyed hashes' },
  administrators: { nobody: 'those who administer, under the names that they were given' },
  api_keys: { nobody: 'scripts, under the names that they were given' },
  audit_entries: {
    left: 'who changed what, for 800 days: exclusions may name addresses; who looked at mail, by the ids of messages alone',
  },
  kept_versions: { left: 'earlier configuration, to go back to: exclusions may name addresses' },
  drafts: { left: ownersConfiguration },
  approvals: { left: 'changes as they were asked for: exclusions may name addresses' },
  simulations: { left: 'messages that a change is tried upon, forgotten when it is over and within a day' },
  mailbox_jobs: {
    left: 'relinks and recordings may name a record, and are removed by age; erasures know keyed hashes alone',
  },
  mailbox_states: { nobody: 'epochs, cursors and what is wrong with a mailbox, and nothing of its mail' },
  folder_trees: { left: 'names of folders, as the mailbox’s owner gave them' },
  items: { nobody: ofMailbox },
  move_up: { nobody: 'how far a move is' },
} as const satisfies Readonly<Record<CollectionName, PersonalData>>;
