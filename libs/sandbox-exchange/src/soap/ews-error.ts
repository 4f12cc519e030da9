/** What Exchange answers in place of a result; the code is one of the schema's ResponseCodeType. */
export class EwsError extends Error {
  readonly backOffMs: number | undefined;

  constructor(
    readonly code: string,
    message: string,
    options: { readonly backOffMs?: number } = {},
  ) {
    super(message);
    this.backOffMs = options.backOffMs;
  }
}

/** An error that concerns the whole request, and so comes as a SOAP fault with HTTP 500. */
export class EwsFault extends EwsError {}

export const itemNotFound = (): EwsError =>
  new EwsError('ErrorItemNotFound', 'The specified object was not found in the store.');

export const folderNotFound = (): EwsError =>
  new EwsError('ErrorFolderNotFound', 'The specified folder could not be found in the store.');

export const malformedId = (): EwsError => new EwsError('ErrorInvalidIdMalformed', 'Id is malformed.');

export const accessDenied = (): EwsError =>
  new EwsError('ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

export const schemaViolation = (detail: string): EwsFault =>
  new EwsFault('ErrorSchemaValidation', `The request failed schema validation: ${detail}`);
