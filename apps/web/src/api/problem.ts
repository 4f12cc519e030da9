import i18next from 'i18next';

/** A refusal or failure of the API (RFC 9457), with a message that can be shown as it is. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    message: string,
    /** The HTTP status; 0 when nothing answered. */
    readonly status: number,
    /** The stable code of the API. */
    readonly code: string,
  ) {
    super(message);
  }
}

interface ProblemDetails {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
}

const isDetails = (value: unknown): value is ProblemDetails => typeof value === 'object' && value !== null;

export function toProblem(answer: unknown, status: number): Problem {
  const { title, detail, code = 'unknown' } = isDetails(answer) ? answer : {};
  return new Problem(detail ?? title ?? i18next.t('problem.unknown', { status }), status, code);
}

export const unreachable = (): Problem => new Problem(i18next.t('problem.unreachable'), 0, 'unreachable');

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
