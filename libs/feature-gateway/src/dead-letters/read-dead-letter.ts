import { Injectable } from '@nestjs/common';
import { toDeadLetterDetail, type DeadLetterDetailView } from './dead-letter-views';
import { KnownDeadLetters } from './known-dead-letters';

@Injectable()
export class ReadDeadLetter {
  constructor(private readonly known: KnownDeadLetters) {}

  async execute(id: string): Promise<DeadLetterDetailView> {
    return toDeadLetterDetail(await this.known.find(id));
  }
}
