import { SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';

const audienceKey = 'foldwatch:audience';
const audiences = ['everyone', 'oneself', 'owners', 'mailbox-owner'] as const;

/** Who a route is for; without a mark only admins get in, and auditors who read. */
export type Audience = (typeof audiences)[number] | 'admins';

const isAudience = (value: unknown): value is Audience => audiences.some((known) => known === value);

/** Needs no sign-in, and so must tell nothing about anyone. */
export const ForEveryone = (): CustomDecorator => SetMetadata(audienceKey, 'everyone' satisfies Audience);

/** For whoever is signed in, about the own login alone: even an auditor may write that. */
export const ForOneself = (): CustomDecorator => SetMetadata(audienceKey, 'oneself' satisfies Audience);

/** For owners of mailboxes too; the use case narrows what they see. */
export const ForOwners = (): CustomDecorator => SetMetadata(audienceKey, 'owners' satisfies Audience);

/** For the owner of the mailbox that the path names as `id`. */
export const ForMailboxOwner = (): CustomDecorator => SetMetadata(audienceKey, 'mailbox-owner' satisfies Audience);

const readingKey = 'foldwatch:reading';

/** For a call that is sent something and answers what it reads of it: an auditor may make it. */
export const ReadsAlone = (): CustomDecorator => SetMetadata(readingKey, true);

export const isReadingAlone = (context: ExecutionContext): boolean =>
  Reflect.getMetadata(readingKey, context.getHandler()) === true;

export function audienceOf(context: ExecutionContext): Audience {
  const audience: unknown =
    Reflect.getMetadata(audienceKey, context.getHandler()) ?? Reflect.getMetadata(audienceKey, context.getClass());
  return isAudience(audience) ? audience : 'admins';
}
