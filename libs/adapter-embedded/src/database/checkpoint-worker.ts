import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

// Loaded by itself in a worker, as it is or compiled: it may import nothing but what is built in.

const connection = new DatabaseSync(String(workerData), { timeout: 5000 });
const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');

/** One that fails is made up for by the next, or by the writing connection itself. */
function hasMadeOne(): boolean {
  try {
    checkpoint.get();
    return true;
  } catch {
    return false;
  }
}

const port = parentPort;
port?.on('message', () => port.postMessage(hasMadeOne(), []));
