import { readFileSync } from 'node:fs';

/** What the kernel says a process has in memory, now and at most so far. */
export function memoryOf(pid: number | undefined): { readonly residentMb: number; readonly peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}
