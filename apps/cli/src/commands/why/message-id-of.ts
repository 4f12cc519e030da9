import PostalMime from 'postal-mime';
import { UsageError } from '../../command-problem';

/** The Message-ID of a saved message. */
export async function messageIdOf(eml: string): Promise<string> {
  const { messageId } = await PostalMime.parse(eml);
  if (messageId === undefined || messageId === '') throw new UsageError('The message has no Message-ID header.');
  return messageId;
}
