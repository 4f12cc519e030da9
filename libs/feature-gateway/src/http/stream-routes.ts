import { SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';

const streamKey = 'foldwatch:stream';

/** For a route that answers with a stream whatever kind of answer is asked for. */
export const AlwaysStreams = (): CustomDecorator => SetMetadata(streamKey, true);

/** Whether a call will be answered with a stream. */
export const isStream = (context: ExecutionContext, accept: string | undefined): boolean =>
  Reflect.getMetadata(streamKey, context.getHandler()) === true || accept?.includes('text/event-stream') === true;
