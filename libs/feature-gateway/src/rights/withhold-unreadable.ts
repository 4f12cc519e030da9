import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isUnrestricted } from '@foldwatch/domain';
import { recordKey } from '@foldwatch/ports';
import { concatMap, type Observable } from 'rxjs';
import { requestOf } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ReadableRecords } from './readable-records';
import { Readers } from './readers';
import { namedRecordsIn, withheld } from './withheld';

/**
 * The one place that keeps from people what they may not read, whichever call answers: no call can forget it. Calls that
 * search, or send bytes or events, ask `Readers` and `WithholdUnreadable` themselves.
 */
@Injectable()
export class WithholdUnreadable implements NestInterceptor {
  constructor(
    private readonly readers: Readers,
    private readonly readable: ReadableRecords,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { principal } = requestOf(context);
    if (principal === undefined) return next.handle();
    return next.handle().pipe(concatMap((answer: unknown) => this.from(answer, principal)));
  }

  async from(answer: unknown, viewer: Principal): Promise<unknown> {
    if (typeof answer !== 'object' || answer === null) return answer;
    const reader = await this.readers.of(viewer);
    if (reader === undefined || isUnrestricted(reader)) return answer;
    const readable = await this.readable.among(namedRecordsIn(answer), reader);
    return withheld(answer, { reader, isReadable: (record) => readable.has(recordKey(record)) });
  }
}
