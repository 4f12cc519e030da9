import { cpus, totalmem } from 'node:os';

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);

/** The value below which the given share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = sorted(values);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A titled table on standard output. */
export function print(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)));
  const line = (cells: readonly string[]): string => cells.map((cell, n) => cell.padStart(widths[n] ?? 0)).join('  ');
  const body = rows.map((row) => line(names.map((name) => String(row[name]))));
  process.stdout.write(`\n${title}\n${[line(names), ...body].join('\n')}\n`);
}

/** A rounded count, its thousands apart. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function printMachine(): void {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  process.stdout.write(
    `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory}\n`,
  );
}
