export interface EmlFacts {
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly messageId?: string;
  readonly body?: string;
  readonly headers?: readonly string[];
}

/** A small message; what matters to the test is given, the rest is believable. */
export function anEml({
  subject = 'Offer',
  from = 'Maria Ferrari <maria@northwindtraders.example>',
  to = 'erin@contoso.example',
  messageId = '<offer@northwindtraders.example>',
  body = 'Good morning',
  headers = [],
}: EmlFacts = {}): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    ...headers,
    '',
    body,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
