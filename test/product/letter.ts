interface Letter {
  readonly messageId?: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body?: string;
  readonly headers?: readonly string[];
}

/** A plain message as it would come over SMTP. */
export function letter({ messageId, from, to, subject, body = 'Good morning.', headers = [] }: Letter): Buffer {
  const lines = [
    ...(messageId === undefined ? [] : [`Message-ID: ${messageId}`]),
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    body,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
