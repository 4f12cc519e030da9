import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foldwatch/platform';
import { MongoConfig, mongoOptions, mongoProblems } from './mongo.config';

const load = (env: Readonly<Record<string, string>>): MongoConfig =>
  loadConfig({ mongo: MongoConfig }, env, ({ mongo }) => mongoProblems(mongo)).mongo;

describe('MongoConfig', () => {
  it('has a default for a machine of its own', () => {
    expect(mongoOptions(load({})).uri).toBe('mongodb://127.0.0.1:27017/foldwatch');
  });

  it('takes the address from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'foldwatch-uri-'));
    const MONGODB_URI_FILE = join(folder, 'uri');
    writeFileSync(MONGODB_URI_FILE, 'mongodb://user:secret@db.example/mail\n');
    expect(mongoOptions(load({ MONGODB_URI_FILE })).uri).toBe('mongodb://user:secret@db.example/mail');
    rmSync(folder, { recursive: true });
  });

  it.each<{ given: string; env: Readonly<Record<string, string>>; expected: RegExp }>([
    { given: 'another scheme', env: { MONGODB_URI: 'http://geheim' }, expected: /MONGODB_URI must begin/ },
    { given: 'no database', env: { MONGODB_URI: 'mongodb://u:geheim@host' }, expected: /must name a database/ },
    { given: 'no such file', env: { MONGODB_URI_FILE: '/geheim' }, expected: /MONGODB_URI_FILE names a file/ },
  ])('says what is wrong with $given, and no value', ({ env, expected }) => {
    expect(() => load(env)).toThrow(expected);
    expect(() => load(env)).not.toThrow(/geheim/);
  });
});
