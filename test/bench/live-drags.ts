import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { letter } from '../product/letter';
import type { Product } from '../product/product';
import { until } from '../product/until';

/** Where mail is dragged to. */
export interface DragTarget {
  readonly name: string;
  readonly address: string;
  readonly folderId: string;
}

/** Drags one mail after the other and notes how long each takes from the end of the move until the API gives the activity. */
export class LiveDrags {
  readonly latenciesMs = new Map<string, number[]>();
  private count = 0;

  constructor(
    private readonly sandbox: SandboxExchange,
    private readonly product: Product,
  ) {}

  async drag({ name, address, folderId }: DragTarget): Promise<void> {
    this.count += 1;
    const messageId = `<drag-${this.count}@bench.example>`;
    const subject = `Drag ${this.count}`;
    const eml = letter({ messageId, from: 'bench@fabrikam.example', to: address, subject });
    const itemId = await this.sandbox.importMessage(address, 'Inbox', eml);
    const start = performance.now();
    this.sandbox.moveItems(address, [itemId], folderId);
    await until(() => this.isRecorded(messageId), `${messageId} to become visible`, 120_000, 2);
    const known = this.latenciesMs.get(name) ?? [];
    this.latenciesMs.set(name, [...known, performance.now() - start]);
  }

  private async isRecorded(messageId: string): Promise<boolean> {
    const query = `/activities?messageId=${encodeURIComponent(messageId)}`;
    const { items } = await this.product.call<{ items: readonly ActivityView[] }>('GET', query);
    return items.length === 1;
  }
}
