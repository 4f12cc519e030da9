import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { randomId } from '@foldwatch/platform';
import { AppError, AuditLog, Clock, type AuditEntry } from '@foldwatch/ports';
import { catchError, concatMap, from, Observable, switchMap } from 'rxjs';
import { requestOf, principalOf, type GatewayRequest } from '../access/gateway-request';
import { Refusal } from '../http/refusal';
import { Acting, type Act } from './acting';
import { isAudited } from './not-audited';
import { toAuditedChange } from './to-audited-change';

const safeMethods: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);
const maxRequested = 50;
const maxChanges = 1_000;
const fieldName = /^[A-Za-z]{1,40}$/;
const longestPath = 1_000;

/**
 * The one place that notes writing calls, so that none can be forgotten: before a call is carried out that it has begun, and
 * afterwards what became of it. A call that cannot be noted is not carried out.
 */
@Injectable()
export class AuditCalls implements NestInterceptor {
  constructor(
    private readonly log: AuditLog,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    if (safeMethods.has(requestOf(context).method) || !isAudited(context)) return next.handle();
    const act: Act = { by: principalOf(context), changes: [], words: {} };
    const entry = this.entryOf(context, act);
    const note = (): Promise<void> => this.log.record([{ ...entry, ...outcomeOf(act), outcome: 'done' }]);
    act.noteLater = note;
    return from(this.log.record([entry])).pipe(
      switchMap(() => within(this.acting, act, next)),
      concatMap(async (answer) => {
        await note();
        return answer;
      }),
      catchError((error: unknown) => from(this.refused({ ...entry, ...outcomeOf(act) }, error))),
    );
  }

  private entryOf(context: ExecutionContext, { by }: Act): AuditEntry {
    const request = requestOf(context);
    const path = (request.url ?? '').split('?', 1)[0]?.slice(0, longestPath) ?? '';
    const mailboxId = path.startsWith('/api/v1/mailboxes/') ? request.params?.['id'] : undefined;
    return {
      id: randomId(),
      at: this.clock.now().toISOString(),
      by: { kind: by.role, name: by.name },
      action: operationOf(context),
      resource: path,
      ...(mailboxId !== undefined && { mailboxId }),
      outcome: 'begun',
      requested: fieldsOf(request),
      changes: [],
    };
  }

  /** The caller is told why the call was not carried out, whether or not that could be noted. */
  private async refused(entry: AuditEntry, error: unknown): Promise<never> {
    const outcome = error instanceof Refusal ? 'refused' : 'failed';
    const code = error instanceof AppError ? error.code : 'internal-error';
    await this.log.record([{ ...entry, outcome, code }]).catch(() => undefined);
    throw error;
  }
}

/** What is subscribed to within the act runs within it. */
const within = (acting: Acting, act: Act, next: CallHandler): Observable<unknown> =>
  new Observable((subscriber) => acting.run(act, () => next.handle().subscribe(subscriber)));

/** What is known of an act only once it was carried out. */
const outcomeOf = ({ changes, mailboxId }: Act): Pick<AuditEntry, 'changes' | 'mailboxId'> => ({
  changes: changes.slice(0, maxChanges).map(toAuditedChange),
  ...(mailboxId !== undefined && { mailboxId }),
});

/** The name of the operation in the API's description. */
function operationOf(context: ExecutionContext): string {
  const described: unknown = Reflect.getMetadata('swagger/apiOperation', context.getHandler());
  const isNamed = typeof described === 'object' && described !== null && 'operationId' in described;
  return isNamed ? String(described.operationId) : context.getHandler().name;
}

function fieldsOf({ body }: GatewayRequest): readonly string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.keys(body)
    .filter((name) => fieldName.test(name))
    .slice(0, maxRequested);
}
