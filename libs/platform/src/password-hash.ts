import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What one hash costs: 32 MiB and about a fifth of a second, as OWASP recommends at least. Stored with each hash. */
const today: Cost = { logN: 15, r: 8, p: 3 };
const keyLength = 32;
const maxMemory = 96 * 1024 * 1024;
const stored = /^scrypt\$(?<logN>\d{1,2})\$(?<r>\d{1,2})\$(?<p>\d{1,2})\$(?<salt>[\w-]{22})\$(?<key>[\w-]{43})$/;

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** A hash of a password, with a salt of its own and what it cost. */
export async function hashPassword(password: string, cost: Cost = today): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Against no hash nothing holds, and finding that out takes as long as against one. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const groups = stored.exec(hash ?? '')?.groups;
  if (groups === undefined) {
    await derive(password, Buffer.alloc(16), today);
    return false;
  }
  const { logN, r, p, salt = '', key = '' } = groups;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Few at once: threads and memory are there for others too. */
async function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await deriveNow(password, salt, cost);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

const deriveNow = (password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = { N: 2 ** logN, r, p, maxmem: maxMemory };
    scrypt(password.normalize('NFKC'), salt, keyLength, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
