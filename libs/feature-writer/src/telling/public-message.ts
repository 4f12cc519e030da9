import type { ActivityMessageV1, ActivityPartyV1 } from '@foldwatch/contracts';
import type { ActivityMessage, Party } from '@foldwatch/domain';

/** Together with links and attachments this stays below the 900 KB that an event may have. */
const partiesBudgetBytes = 250_000;
const longestName = 1_000;
const longestText = 10_000;

export interface PublicMessage {
  readonly message: ActivityMessageV1;
  /** Names of what was cut to keep events small. */
  readonly cut: readonly string[];
}

/** The message as it is published: without blind copies, and never too large for an event. */
export function publicMessage(message: ActivityMessage): PublicMessage {
  const cut = new Set<string>();
  const { from, sender, inReplyTo, internetMessageId, sentAt, receivedAt } = message;
  const conversationIndex = short(message.conversationIndex, 'conversationIndex', cut);
  return {
    message: {
      ...(internetMessageId !== undefined && { internetMessageId }),
      kind: message.kind,
      subject: short(message.subject, 'subject', cut) ?? '',
      direction: message.direction,
      ...(from !== undefined && { from: publicParty(from, cut) }),
      ...(sender !== undefined && { sender: publicParty(sender, cut) }),
      to: fitting(message.to, 'to', cut),
      cc: fitting(message.cc, 'cc', cut),
      ...(sentAt !== undefined && { sentAt }),
      ...(receivedAt !== undefined && { receivedAt }),
      ...(inReplyTo !== undefined && { inReplyTo }),
      ...(conversationIndex !== undefined && { conversationIndex }),
      messageIdReused: message.messageIdReused,
    },
    cut: [...cut],
  };
}

function short(text: string | undefined, name: string, cut: Set<string>): string | undefined {
  if (text === undefined || text.length <= longestText) return text;
  cut.add(name);
  return text.slice(0, longestText);
}

function publicParty({ address, name, record }: Party, cut: Set<string>): ActivityPartyV1 {
  if (name !== undefined && name.length > longestName) cut.add('names');
  return {
    address,
    ...(name !== undefined && { name: name.slice(0, longestName) }),
    ...(record !== undefined && { record }),
  };
}

/** The first parties, as many as have room. They are measured only where there are so many that they might not fit. */
function fitting(parties: readonly Party[], name: string, cut: Set<string>): readonly ActivityPartyV1[] {
  const shown = parties.map((party) => publicParty(party, cut));
  if (shown.length <= 20) return shown;
  let room = partiesBudgetBytes;
  const end = shown.findIndex((party) => {
    room -= Buffer.byteLength(JSON.stringify(party)) + 1;
    return room < 0;
  });
  if (end === -1) return shown;
  cut.add(name);
  return shown.slice(0, end);
}
