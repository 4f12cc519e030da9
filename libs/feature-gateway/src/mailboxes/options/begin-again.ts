import { effectiveSettings, type OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { beginningAutomatic, isAutomaticWidened } from './begin-automatic';
import { scopeOf } from './scope-of';

interface Change {
  readonly before: MailboxConfig;
  readonly after: MailboxConfig;
  readonly settings: OrganizationSettings;
  readonly now: string;
}

/** Where more is decided upon by the track option than before, what lies there already is not tracked. */
export function beginAgain({ before, after, settings, now }: Change): MailboxConfig {
  const [was, is] = [effectiveSettings(scopeOf(before, settings)), effectiveSettings(scopeOf(after, settings))];
  const reach = new Map(after.rules.map(({ id, includeSubfolders }) => [id, includeSubfolders]));
  const isLetGo = before.rules.some(({ id, includeSubfolders }) => {
    const next = reach.get(id);
    return next === undefined || (includeSubfolders && !next);
  });
  return isLetGo || isAutomaticWidened(was, is) ? beginningAutomatic(after, now) : after;
}
