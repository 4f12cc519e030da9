import { normalized } from '../search-words';

/** What mail programs of many languages put before the subject of what answers or passes on, normalized. */
const prefixes: ReadonlySet<string> = new Set(
  (
    're fw fwd aw wg antw antwort sv vs vb vl tr rv rif r i inoltrato res enc ref odp pd ynt ilt va vs fs doorst tb bls trs ' +
    'atb apt sp ans ret hvs isp yt pdl ff vds ' +
    'на отв пересл переслать 回复 回覆 答复 转发 轉寄 轉發 返信 転送 הועבר השב'
  ).split(' '),
);
/** Longer than every prefix, its count and the blanks. */
const longestPrefix = 24;
/** Nobody writes more; what stands behind is not compared. */
const longestSubject = 2_000;

/**
 * The words of a subject as smart matching compares them: without case, accents and what marks a reply, with their number
 * before them. `undefined` for a subject without any words, which is like no other.
 */
export function subjectKey(subject: string): string | undefined {
  const words = withoutPrefixes(normalized(subject.slice(0, longestSubject)))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length === 0 ? undefined : `${words.length} ${words.join(' ')}`;
}

/** Each turn looks at a few signs alone, so that a subject of nothing but prefixes takes no longer than another. */
function withoutPrefixes(text: string): string {
  let at = 0;
  for (;;) {
    const colon = text.slice(at, at + longestPrefix).search(/[:：]/);
    if (colon < 0 || !prefixes.has(prefixName(text.slice(at, at + colon)))) return text.slice(at);
    at += colon + 1;
  }
}

/** Without blanks and the count that some write: `RE[2]`, `AW (3)`. */
const prefixName = (text: string): string => text.replaceAll(/[\s[\]()^0-9]/g, '');
