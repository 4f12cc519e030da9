const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

/** Prints, as the very last lines, what a run used, what it found out, and which suites were left out and why. */
class RunReport {
  onRunStart() {
    this.file = join(mkdtempSync(join(tmpdir(), 'foldwatch-run-')), 'notes.jsonl');
    process.env.FOLDWATCH_RUN_NOTES = this.file;
  }

  onRunComplete() {
    const notes = this.read();
    const of = (kind, write) => [...new Set(notes.filter((note) => note.kind === kind).map(write))];
    const used = [
      `node ${process.version}`,
      ...of('ran-on', ({ text }) => text).toSorted((a, b) => a.localeCompare(b)),
    ];
    const lines = [
      `Ran on: ${used.join(', ')}`,
      ...of('found', ({ text }) => `Found: ${text}`),
      ...of('left-out', ({ suite, reason }) => `LEFT OUT: ${suite} (${reason})`),
    ];
    // Jest's own summary always comes last among the reporters.
    process.once('exit', () => process.stderr.write(`\n${lines.join('\n')}\n`));
  }

  read() {
    try {
      return readFileSync(this.file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    } catch {
      return [];
    } finally {
      if (this.file !== undefined) rmSync(dirname(this.file), { recursive: true, force: true });
    }
  }
}

module.exports = RunReport;
