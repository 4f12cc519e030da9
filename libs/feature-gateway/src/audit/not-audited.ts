import { SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';

const reasonKey = 'foldwatch:not-audited';

/** For a writing call that changes nothing which anybody would look for in the audit log; says why. */
export const NotAudited = (reason: string): CustomDecorator => SetMetadata(reasonKey, reason);

export const isAudited = (context: ExecutionContext): boolean =>
  Reflect.getMetadata(reasonKey, context.getHandler()) === undefined;
