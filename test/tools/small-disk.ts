import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tool } from './require-tool';

const probeMegabytes = 1;
const probeTimeoutMs = 20_000;

/** A command with a mount namespace of its own in which a directory is a small disk; the process is the command's own. */
const onSmallDisk = (directory: string, megabytes: number, unshare: string): readonly string[] => [
  'unshare',
  unshare,
  'sh',
  '-c',
  `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@"`,
  directory,
];

/** By whoever runs the tests where user namespaces are allowed, else by root. */
const unshares = ['-rm', '-m'];

function usableUnshare(): string | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'foldwatch-disk-'));
  try {
    return unshares.find((unshare) => {
      const [, ...args] = onSmallDisk(directory, probeMegabytes, unshare);
      return spawnSync('unshare', [...args, 'true'], { timeout: probeTimeoutMs }).status === 0;
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export const smallDisk: Tool = {
  name: 'the right to mount a tmpfs (root or user namespaces)',
  version: () => (usableUnshare() === undefined ? undefined : 'tmpfs'),
};

/** A small disk at a directory as one process sees it, and no other. */
export class SmallDisk {
  private constructor(private readonly directory: string) {}

  /** To be put before the command of the process. */
  static launcher(directory: string, megabytes: number): readonly string[] {
    const unshare = usableUnshare();
    if (unshare === undefined) throw new Error('no tmpfs can be mounted here');
    return onSmallDisk(directory, megabytes, unshare);
  }

  static of(pid: number, directory: string): SmallDisk {
    return new SmallDisk(`/proc/${pid}/root${directory}`);
  }

  /** Writes until nothing more fits. */
  async fill(): Promise<void> {
    for (const bytes of [1_048_576, 4_096]) {
      while (await this.grow(bytes)) continue;
    }
  }

  async free(): Promise<void> {
    await rm(this.filler);
  }

  private async grow(bytes: number): Promise<boolean> {
    try {
      await appendFile(this.filler, Buffer.alloc(bytes));
      return true;
    } catch {
      return false;
    }
  }

  private get filler(): string {
    return join(this.directory, 'filler');
  }
}
