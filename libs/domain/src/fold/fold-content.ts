import type { Activity, ActivityContent, ContentVersion } from '../activity';
import type { ActivityId, MailboxId } from '../ids';
import { isSameMail } from './message';
import type { Step } from './step';

/** Content that was fetched for an activity, or word that no copy of it could be found any more. */
export interface ContentArrival {
  readonly kind: 'content';
  readonly id: string;
  readonly activityId: ActivityId;
  readonly mailboxId: MailboxId;
  /** `undefined`: gone. */
  readonly version: ContentVersion | undefined;
  /** Sender's address and sent time as the fetched item says them. */
  readonly from?: string;
  readonly sentAt?: string;
}

/** Other content becomes the current one only if sender and sent time agree and it is the later one; nothing is thrown away. */
export function foldContent(activity: Activity | undefined, arrival: ContentArrival): Step | undefined {
  if (activity?.status !== 'tracked' || activity.contentErasedAt !== undefined) return undefined;
  const { content } = activity;
  const { version } = arrival;
  const after = version === undefined ? settled(content) : withVersion(content, version, isOf(activity, arrival));
  if (isSameContent(content, after)) return undefined;
  return { activity: { ...activity, content: after }, changed: ['content'], mailboxId: arrival.mailboxId };
}

const isOf = ({ message }: Activity, { from, sentAt }: ContentArrival): boolean =>
  isSameMail(message, { from: from === undefined ? undefined : { address: from }, sentAt });

function withVersion(content: ActivityContent, version: ContentVersion, isSame: boolean): ActivityContent {
  const { current, earlier } = content;
  if (current?.hash === version.hash || earlier.some(({ hash }) => hash === version.hash)) return settled(content);
  if (current === undefined) return settled({ ...content, current: version });
  const replaces = isSame && version.fetchedAt >= current.fetchedAt;
  return settled({
    ...content,
    current: replaces ? version : current,
    earlier: [...earlier, replaces ? current : version],
  });
}

/** The state that follows from what there is, once a fetch has come to its end. */
const settled = (content: ActivityContent): ActivityContent => ({ ...content, state: stateOf(content.current) });

function stateOf(current: ContentVersion | undefined): ActivityContent['state'] {
  if (current === undefined) return 'gone';
  return current.attachments.some(({ omitted }) => omitted !== undefined) ? 'partial' : 'stored';
}

const isSameContent = (a: ActivityContent, b: ActivityContent): boolean =>
  a.state === b.state && a.current === b.current && a.earlier.length === b.earlier.length;
