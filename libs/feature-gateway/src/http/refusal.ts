import { AppError } from '@foldwatch/ports';

/** One field of a request and what is wrong with it; the message never repeats the value. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Why a request was not carried out. One filter turns these into HTTP; nobody else knows status codes. */
export abstract class Refusal extends AppError {
  abstract readonly kind:
    | 'invalid'
    | 'not-authenticated'
    | 'not-allowed'
    | 'unknown'
    | 'conflict'
    | 'not-possible'
    | 'too-large'
    | 'too-many'
    | 'unsupported-type'
    | 'unavailable';
  override readonly retryable: boolean = false;
  readonly fields: readonly FieldProblem[];

  constructor(
    readonly code: string,
    message: string,
    fields: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.fields = fields;
  }
}

/** The request cannot be understood as it stands. */
export class InvalidRequest extends Refusal {
  override readonly kind = 'invalid';

  constructor(fields: readonly FieldProblem[], code = 'invalid-request') {
    super(code, summaryOf(fields), fields);
  }
}

export class NotAuthenticated extends Refusal {
  override readonly kind = 'not-authenticated';

  constructor() {
    super(
      'not-authenticated',
      'Sign in with a link of this gateway, or send the token of an administrator as a bearer token.',
    );
  }
}

/** One answer for whatever is wrong with a name and a password. */
export class WrongCredentials extends Refusal {
  override readonly kind = 'not-authenticated';

  constructor() {
    super('wrong-credentials', 'Name and password do not belong to anybody who may sign in.');
  }
}

export class NotAllowed extends Refusal {
  override readonly kind = 'not-allowed';
}

/** There is nothing under that name, or nothing that the caller may know of. */
export class UnknownResource extends Refusal {
  override readonly kind = 'unknown';
}

/** It would contradict what is there already. */
export class ConflictingRequest extends Refusal {
  override readonly kind = 'conflict';
}

/** Understood, but the state of things does not allow it. */
export class NotPossible extends Refusal {
  override readonly kind = 'not-possible';
}

export class BodyTooLarge extends Refusal {
  override readonly kind = 'too-large';

  constructor(maxBytes: number) {
    super('body-too-large', `The body may have at most ${maxBytes} bytes.`);
  }
}

export class UnsupportedBodyType extends Refusal {
  override readonly kind = 'unsupported-type';

  constructor(type?: string) {
    const json = 'The body must be JSON in UTF-8 (Content-Type: application/json).';
    super('unsupported-media-type', type === undefined ? json : `The body must be of the type ${type}.`);
  }
}

export class TooManyRequests extends Refusal {
  override readonly kind = 'too-many';

  constructor(
    code: string,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message);
  }
}

/** Asked for something that the mailbox's owner process did not finish in time; worth another try. */
export class NotFinishedInTime extends Refusal {
  override readonly kind = 'unavailable';
  override readonly retryable = true;
}

function summaryOf(problems: readonly FieldProblem[]): string {
  const fields = new Set(problems.map(({ field }) => field)).size;
  if (fields !== 1) return `${fields} fields are not as they must be.`;
  return `${problems[0]?.field} ${problems.map(({ message }) => message).join(', and ')}`;
}
