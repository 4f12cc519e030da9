import { UsageError } from '../command-problem';
import { perhaps } from '../reading/nearest';

/** NAME=VALUE, each value of the kind that the option has now. An empty one is none. */
export function readAssignments(
  words: readonly string[],
  examples: ReadonlyMap<string, unknown>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(words.map((word) => readAssignment(word, examples)));
}

function readAssignment(word: string, examples: ReadonlyMap<string, unknown>): readonly [string, unknown] {
  const sign = word.indexOf('=');
  if (sign < 1) throw new UsageError(`"${word}" is not like NAME=VALUE.`);
  const [name, value] = [word.slice(0, sign), word.slice(sign + 1)];
  if (!examples.has(name)) {
    const names = [...examples.keys()];
    throw new UsageError(`There is no option "${name}".${perhaps(name, names) || ` There are: ${names.join(', ')}.`}`);
  }
  return [name, readValue(name, value, examples.get(name))];
}

function readValue(name: string, value: string, example: unknown): unknown {
  if (Array.isArray(example)) return value === '' ? [] : value.split(',').map((one) => one.trim());
  if (value === '') return null;
  if (typeof example === 'boolean') return readSwitch(name, value);
  if (typeof example !== 'number') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new UsageError(`${name} is a number.`);
  return number;
}

function readSwitch(name: string, value: string): boolean {
  if (['on', 'true', 'yes'].includes(value)) return true;
  if (['off', 'false', 'no'].includes(value)) return false;
  throw new UsageError(`${name} is on or off.`);
}
