import i18next from 'i18next';

/** A refusal or failure of the API (RFC 9457), with a message that can be shown as it is. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** What is wrong with which field of the request. */
  readonly fields: ReadonlyMap<string, string>;
  /** From when on another try is worth it, in ms; 0 where the API says nothing of that. */
  readonly retryAt: number;

  constructor(
    message: string,
    /** The HTTP status; 0 when nothing answered. */
    readonly status: number,
    /** The stable code of the API. */
    readonly code: string,
    { fields = new Map(), retryAt = 0 }: Partial<Pick<Problem, 'fields' | 'retryAt'>> = {},
  ) {
    super(message);
    this.fields = fields;
    this.retryAt = retryAt;
  }
}

interface ProblemDetails {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

const isDetails = (value: unknown): value is ProblemDetails => typeof value === 'object' && value !== null;

/** `retryAfter` is the header of that name. */
export function toProblem(answer: unknown, status: number, retryAfter: string | null = null): Problem {
  const { title, detail, code = 'unknown', errors = [] } = isDetails(answer) ? answer : {};
  const fields = new Map(errors.map(({ field, message }) => [field, message]));
  const retryAt = retryAfter === null ? 0 : Date.now() + Number(retryAfter) * 1_000;
  return new Problem(detail ?? title ?? i18next.t('problem.unknown', { status }), status, code, { fields, retryAt });
}

export const unreachable = (): Problem => new Problem(i18next.t('problem.unreachable'), 0, 'unreachable');

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the API refused of a field; nothing when it was content with it. */
export const refusalOf = (error: unknown, field: string): string | null =>
  error instanceof Problem ? (error.fields.get(field) ?? null) : null;

/** Whether a form that shows refusals at these fields shows all there is to be told. */
export const isAtField = (error: unknown, fields: readonly string[]): boolean =>
  error instanceof Problem &&
  error.fields.size > 0 &&
  [...error.fields.keys()].every((field) => fields.includes(field));
