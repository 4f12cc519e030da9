import type { CommandGroup } from '../../command';
import { addMailbox } from './add';
import { changeMailbox, shareMailbox } from './change';
import { enableMailbox, pauseMailbox, resumeMailbox } from './enable';
import { listMailboxes } from './list';
import { showMailbox } from './show';
import { syncMailbox } from './sync';

export const mailboxCommands: CommandGroup = {
  name: 'mailboxes',
  summary: 'Which mailboxes are watched.',
  commands: [
    listMailboxes,
    showMailbox,
    addMailbox,
    changeMailbox,
    shareMailbox,
    enableMailbox,
    pauseMailbox,
    resumeMailbox,
    syncMailbox,
  ],
};
