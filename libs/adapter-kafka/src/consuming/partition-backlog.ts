import type { KafkaMessage } from 'kafkajs';

/** As much is fetched ahead of one partition. */
const fullBytes = 4_000_000;
const roomBytes = 1_000_000;

/** Messages of one partition that were fetched and not yet settled, in order and each once. */
export class PartitionBacklog {
  private messages: KafkaMessage[] = [];
  private bytes = 0;
  /** The oldest that is not settled, and the one behind the newest that was fetched; 0 before anything was. */
  private unsettled = 0;
  private next = 0;

  /**
   * Leaves out what is here already: after a rebalance the brokers begin where was committed last. Where they begin before
   * what is settled, the log is not what it was, and all of it is taken again. Says how many there should have been before.
   */
  add(fetched: readonly KafkaMessage[]): number {
    const first = Number(fetched[0]?.offset ?? this.next);
    if (first < this.unsettled) this.restart(first);
    const missing = this.next === 0 ? 0 : Math.max(0, first - this.next);
    for (const message of fetched) {
      const offset = Number(message.offset);
      if (offset < this.next) continue;
      this.next = offset + 1;
      this.bytes += sizeOf(message);
      this.messages.push(message);
    }
    return missing;
  }

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  get isFull(): boolean {
    return this.bytes > fullBytes;
  }

  get hasRoom(): boolean {
    return this.bytes < roomBytes;
  }

  /** The oldest, which stay until they are settled. */
  first({ limit, maxLength }: { readonly limit: number; readonly maxLength: number }): readonly KafkaMessage[] {
    let length = 0;
    const end = this.messages.findIndex((message, index) => {
      length += sizeOf(message);
      return index >= limit || (index > 0 && length > maxLength);
    });
    return this.messages.slice(0, end === -1 ? limit : end);
  }

  /** Takes off what `first` gave; nothing where all was taken again meanwhile. */
  settle(settled: readonly KafkaMessage[]): void {
    if (settled[0] !== this.messages[0]) return;
    for (const message of this.messages.splice(0, settled.length)) {
      this.bytes -= sizeOf(message);
      this.unsettled = Number(message.offset) + 1;
    }
  }

  private restart(offset: number): void {
    this.messages = [];
    this.bytes = 0;
    this.unsettled = offset;
    this.next = offset;
  }
}

const sizeOf = ({ value }: KafkaMessage): number => value?.length ?? 0;
