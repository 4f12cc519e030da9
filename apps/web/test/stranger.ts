import { letter } from '../../../test/product/letter';
import { messageIdOf } from '../../../test/product/tracked-mailbox';

/** A message of somebody of whom there is no record. */
export const letterOf = (name: string, to: string): Buffer =>
  letter({
    messageId: messageIdOf(name),
    from: `${name} <${name}@proseware.example>`,
    to,
    subject: `From ${name}`,
  });
