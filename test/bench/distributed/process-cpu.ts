import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every Linux of today. */
const ticksPerSecond = 100;
/** Behind the name, which may hold spaces: user and system time of the process, all its threads included. */
const [userField, systemField] = [11, 12];

/** Seconds of a processor that a process has used so far. */
export function cpuSecondsOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[userField]) + Number(fields[systemField])) / ticksPerSecond;
}
