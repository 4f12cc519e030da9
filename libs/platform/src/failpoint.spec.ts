import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armFailpoint, failpoint } from './failpoint';

describe('a failpoint', () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  let folder: string;
  let file: string;

  beforeEach(() => {
    kill.mockClear();
    folder = mkdtempSync(join(tmpdir(), 'foldwatch-failpoint-'));
    file = join(folder, 'armed');
  });
  afterEach(() => {
    armFailpoint(undefined);
    rmSync(folder, { recursive: true });
  });
  afterAll(() => kill.mockRestore());

  const passed = (...names: readonly string[]): number => {
    names.forEach(failpoint);
    return kill.mock.calls.length;
  };

  it('does nothing unless it is armed', () => {
    expect(passed('a')).toBe(0);
    armFailpoint('b');
    expect(passed('a')).toBe(0);
  });

  it('ends the process as by a power cut, at the passage that is named', () => {
    armFailpoint('a:2');
    expect(passed('a', 'b')).toBe(0);
    expect(passed('a')).toBe(1);
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  });

  it('is armed by a file while the process runs, and counts from then', () => {
    writeFileSync(file, '');
    armFailpoint(`@${file}`);
    expect(passed('a', 'a')).toBe(0);
    writeFileSync(file, 'a:2');
    expect(passed('a')).toBe(0);
    expect(passed('a')).toBe(1);
  });
});
