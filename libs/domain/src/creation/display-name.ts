/** Longer ones are no names; what is behind is left out, so that no text that somebody sends makes reading slow. */
const longestText = 500;

/** A display name as a person would read it: decoded, without quotes, remarks in brackets and control characters. */
export function readableName(displayName: string): string {
  const decoded = decodedWords(displayName.slice(0, longestText));
  return unquoted(withoutRemarks(collapsed(decoded)));
}

const collapsed = (text: string): string => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();

const quotes: ReadonlySet<string> = new Set(`"'“”„‟‘’‚«»\``);

function unquoted(text: string): string {
  const signs = Array.from(text);
  let [start, end] = [0, signs.length];
  while (start < end && isEdge(signs[start])) start += 1;
  while (end > start && isEdge(signs[end - 1])) end -= 1;
  return signs.slice(start, end).join('');
}

const isEdge = (sign: string | undefined): boolean => sign === ' ' || (sign !== undefined && quotes.has(sign));

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Without what stands in round or square brackets, such as a company or "extern". */
function withoutRemarks(text: string): string {
  let kept = '';
  let open: string | undefined;
  for (const sign of text) {
    if (open === undefined && sign in closing) open = closing[sign];
    else if (sign === open) open = undefined;
    else if (open === undefined) kept += sign;
  }
  return collapsed(kept);
}

const encodedWord = /=\?(?<charset>[\w.:-]{1,40})(?:\*[\w-]{0,20})?\?(?<encoding>[bq])\?(?<text>[^?\s]{0,500})\?=/giu;

/** RFC 2047; what names no charset that there is, or is not well formed, stays as it is. */
function decodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text
    .replaceAll(/\?=\s{1,20}=\?/gu, '?==?')
    .replaceAll(encodedWord, (word, charset: string, encoding: string, encoded: string) => {
      try {
        const bytes = encoding.toLowerCase() === 'b' ? bytesOf(atob(encoded)) : quotedBytes(encoded);
        return new TextDecoder(charset, { fatal: false }).decode(bytes);
      } catch {
        return word;
      }
    });
}

const bytesOf = (binary: string): Uint8Array => Uint8Array.from(binary, (sign) => sign.charCodeAt(0));

const quotedBytes = (text: string): Uint8Array =>
  bytesOf(
    text
      .replaceAll('_', ' ')
      .replaceAll(/=(?<hex>[0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
