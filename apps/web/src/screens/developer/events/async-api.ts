import type { Schema } from '../parts/schema';

interface Message {
  readonly name: string;
  readonly description?: string;
  readonly headers: Schema;
  readonly payload: Schema;
}

/** As much of an AsyncAPI 3 document as is read here. */
export interface AsyncApi {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, unknown>> }>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
}

export interface TopicMessage extends Message {
  /** Type and version. */
  readonly id: string;
}

export const messagesOf = ({ channels, components }: AsyncApi, topic: string): readonly TopicMessage[] =>
  Object.keys(channels[topic]?.messages ?? {}).flatMap((id) => {
    const message = components.messages[id];
    return message === undefined ? [] : [{ ...message, id }];
  });
