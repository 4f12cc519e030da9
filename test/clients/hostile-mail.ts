/** A generator that gives the same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const insertions = [
  '\u0000',
  '\u0001\u0008\u001F',
  '\u00ff\u00fe',
  '\u00ed\u00a0\u0080',
  '\u00ef\u00bf\u00bf',
  '\r',
  '\n\n',
  ']]>',
  '&#x1;&amp;',
  '<t:Subject>',
  '=?utf-8?B?AAEC/w==?=',
  '=?utf-8?Q?=00=01=EF=BF=BE?=',
  '\nSubject: =?utf-8?B?AQID?=\n',
  '\nFrom: "a\u0001b" <x\u0001y@z>\n',
  '\nMessage-ID: <\u0000\u0001>\n',
  '\nDate: Thu, 99 Foo 99999 99:99:99\n',
  '\nTo: undisclosed-recipients:;\n',
  '\nContent-Type: multipart/mixed; boundary="\u0001"\n',
  '\nContent-Type: text/html; charset=no-such\n',
  '\nContent-Type: message/rfc822\n',
  '\nContent-Type: multipart/report\n',
  '\nContent-Disposition: attachment; filename="\u0001\u0007.exe"\n',
  '\nContent-ID: <\u0002>\n',
  '\nThread-Index: !!!\n',
];

/** Mail as nobody should send it: pieces cut out, bytes that no text has put in, always the same ones. */
export function hostileMail(messages: readonly Buffer[], count: number, seed = 20_261_121): readonly Buffer[] {
  const below = numbersFrom(seed);
  return Array.from({ length: count }, () => {
    let text = (messages[below(messages.length)] ?? Buffer.alloc(0)).toString('latin1').slice(0, 20_000);
    for (let changes = 1 + below(6); changes > 0; changes -= 1) {
      const head = below(2) === 0 ? Math.min(text.length, 1_000) : text.length;
      const place = below(head + 1);
      const cut = below(4) === 0 ? below(200) : 0;
      text = text.slice(0, place) + (insertions[below(insertions.length)] ?? '') + text.slice(place + cut);
    }
    return Buffer.from(text, 'latin1');
  });
}
