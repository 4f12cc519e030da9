import type { GatewayPart } from '../http/gateway-part';
import { DeadLettersConsumer } from './dead-letters.consumer';
import { DeadLettersController } from './dead-letters.controller';
import { DeliverAgain } from './deliver-again';
import { DiscardDeadLetters } from './discard-dead-letters';
import { KnownDeadLetters } from './known-dead-letters';
import { ListDeadLetters } from './list-dead-letters';
import { ReadDeadLetter } from './read-dead-letter';
import { ReadItemsAgain } from './read-items-again';
import { RecordDeadLetters } from './record-dead-letters';
import { ReplayDeadLetters } from './replay-dead-letters';

export const deadLettersPart: GatewayPart = {
  controllers: [DeadLettersController, DeadLettersConsumer],
  providers: [
    DeliverAgain,
    DiscardDeadLetters,
    KnownDeadLetters,
    ListDeadLetters,
    ReadDeadLetter,
    ReadItemsAgain,
    RecordDeadLetters,
    ReplayDeadLetters,
  ],
};
