export type Started = 'ENTRYPOINT' | 'CMD' | 'HEALTHCHECK';

/** One instruction that we use, with what it says; a note changes nothing in the image's files. */
export type BuildStep =
  | { readonly kind: 'WORKDIR' | 'RUN' | 'USER' | 'NOTE'; readonly text: string }
  | { readonly kind: 'ENV'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'COPY'; readonly from?: string; readonly sources: readonly string[]; readonly target: string }
  | { readonly kind: 'START'; readonly what: Started; readonly command: readonly string[] };

export interface BuildStage {
  readonly image: string;
  readonly name: string;
  readonly steps: readonly BuildStep[];
}

/** The stages of a Dockerfile. What it says beyond the little that ours uses is an error. */
export function readDockerfile(text: string): readonly BuildStage[] {
  const stages: { image: string; name: string; steps: BuildStep[] }[] = [];
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const [, word = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (word === 'FROM') {
      const [, image = '', name = ''] = matched(/^(\S+:[\w.-]+)(?: AS (\w+))?$/, rest, line);
      stages.push({ image, name, steps: [] });
    } else stages.at(-1)?.steps.push(stepOf(word, rest, line));
  }
  return stages;
}

const readers: Readonly<Record<string, (rest: string, line: string) => BuildStep>> = {
  WORKDIR: (rest, line) => ({ kind: 'WORKDIR', text: plain(rest, line) }),
  RUN: (rest, line) => ({ kind: 'RUN', text: plain(rest, line) }),
  USER: (rest, line) => ({ kind: 'USER', text: plain(rest, line) }),
  EXPOSE: (rest, line) => ({ kind: 'NOTE', text: plain(rest, line) }),
  VOLUME: (rest, line) => ({ kind: 'NOTE', text: plain(rest, line) }),
  ENV: (rest, line) => ({
    kind: 'ENV',
    values: Object.fromEntries(rest.split(/ +/).map((pair) => pairOf(pair, line))),
  }),
  COPY: (rest, line) => {
    const [, from, paths = ''] = matched(/^(?:--from=(\w+) )?([^-].*)$/, rest, line);
    const sources = paths.split(/ +/);
    const target = sources.pop() ?? '';
    return { kind: 'COPY', sources, target, ...(from !== undefined && { from }) };
  },
  ENTRYPOINT: (rest, line) => ({ kind: 'START', what: 'ENTRYPOINT', command: wordsOf(rest, line) }),
  CMD: (rest, line) => ({ kind: 'START', what: 'CMD', command: wordsOf(rest, line) }),
  HEALTHCHECK: (rest, line) => {
    const [, words = ''] = matched(/^(?:--[\w-]+=\w+ )*CMD (.+)$/, rest, line);
    return { kind: 'START', what: 'HEALTHCHECK', command: wordsOf(words, line) };
  },
};

function stepOf(word: string, rest: string, line: string): BuildStep {
  const read = readers[word];
  if (read === undefined) throw new Error(`the Dockerfile says what the test does not understand: ${line}`);
  return read(rest, line);
}

/** Neither options nor the form that starts no shell. */
const plain = (text: string, line: string): string => matched(/^[^[-].*$/, text, line)[0];

function matched(pattern: RegExp, text: string, line: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`the Dockerfile says what the test does not understand: ${line}`);
  return match;
}

function pairOf(text: string, line: string): readonly [string, string] {
  const [, name = '', value = ''] = matched(/^(\w+)=([^'"$\\]*)$/, text, line);
  return [name, value];
}

/** The form that starts no shell. */
function wordsOf(text: string, line: string): readonly string[] {
  matched(/^\[.+\]$/, text, line);
  const words: unknown = JSON.parse(text);
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  throw new Error(`the Dockerfile says what the test does not understand: ${line}`);
}
