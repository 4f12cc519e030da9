import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands what a consumer threw to the transport as it is. Nest's own filter would replace it, and an outage could no longer
 * be told from a bug. For microservices alone: `microservice.useGlobalFilters(new PassErrorsOn())`.
 */
@Catch()
export class PassErrorsOn implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}
