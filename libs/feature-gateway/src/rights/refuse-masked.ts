import { NotAllowed } from '../http/refusal';

/** What may not be read may not be searched for either: the answer would tell of it. */
export function refuseMasked(masked: readonly string[] | undefined, field: string, parameter: string): void {
  if (masked?.includes(field) !== true) return;
  const fields = [{ field: parameter, message: `asks for ${field}, which you may not read` }];
  throw new NotAllowed('field-masked', 'You may not read what is asked for.', fields);
}
