import type { CorrelationKeys, RecordedMessage } from '@foldwatch/domain';

/** Finds the recorded mail that messages belong to. Raises `StoreUnavailable`. */
export abstract class Correspondence {
  /**
   * Tracked mail with one of the Message-IDs, conversations, subjects or ids, each once and in any order; of a conversation
   * or a subject at least its newest. As many queries for many keys as for one.
   */
  abstract find(keys: CorrelationKeys): Promise<readonly RecordedMessage[]>;
}
