/** Names on the brokers, where several installations may share a cluster. */
export class TopicNames {
  constructor(private readonly prefix: string) {}

  onBroker(topic: string): string {
    return `${this.prefix}${topic}`;
  }

  /** The topic as the product calls it. */
  ofBroker(name: string): string {
    return name.slice(this.prefix.length);
  }

  group(group: string): string {
    return `${this.prefix}foldwatch.${group}`;
  }
}
