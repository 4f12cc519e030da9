import { isNativeError } from 'node:util/types';
import { Error as MongooseError, mongo } from 'mongoose';
import { AppError, StoreUnavailable } from '@foldwatch/ports';

/** One document over MongoDB's 16 MB; it alone can never be stored. */
export class DocumentTooLarge extends AppError {
  override readonly code = 'document-too-large';
  override readonly retryable = false;
}

/** No way to the server was found in time: nothing was sent. */
const away = [
  MongooseError.MongooseServerSelectionError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoServerClosedError,
  mongo.MongoOperationTimeoutError,
  mongo.MongoWriteConcernError,
];

/** No longer the primary, recovering, or shutting down; servers before 4.4 do not label these. */
const steppingDown: ReadonlySet<unknown> = new Set([6, 7, 89, 91, 189, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** Not allowed, not signed in, disk full, out of memory or time: nothing that a message is to blame for. */
const unusable: ReadonlySet<unknown> = new Set([13, 18, 50, 146, 202, 262, 8000, 14_031]);

/** What an update would make of a document, too. */
const tooLarge: ReadonlySet<unknown> = new Set([10_334, 17_419, 17_420]);

const conflict = 112;
const duplicateKey = 11_000;

export const isWriteConflict = (error: unknown): boolean => codeOf(error) === conflict;
export const isDuplicateKey = (error: unknown): boolean => codeOf(error) === duplicateKey;

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** The connection broke, or the server stepped down: what was asked may or may not have been done. */
export function isLostOnTheWay(error: unknown): boolean {
  const cause = causeOf(error);
  if (isBrokenSocket(cause)) return true;
  if (!(cause instanceof mongo.MongoError) || isAway(cause)) return false;
  const { MongoNetworkError, MongoErrorLabel } = mongo;
  if (cause instanceof MongoNetworkError || steppingDown.has(cause.code)) return true;
  return cause.hasErrorLabel(MongoErrorLabel.RetryableWriteError);
}

const socketCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT']);

/** Now and then the driver lets an error of its socket through as it is. */
const isBrokenSocket = (error: unknown): boolean =>
  isNativeError(error) && !(error instanceof mongo.MongoError) && socketCodes.has(codeOf(error));

const isAway = (error: unknown): boolean => away.some((kind) => error instanceof kind);

/** A bulk wraps what concerned it as a whole, and forgets its kind. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof mongo.MongoBulkWriteError)) return error;
  const wrapped: unknown = error.errorResponse;
  return wrapped instanceof Error ? wrapped : error;
}

/** Errors that say "not now" become an outage; all others stay what they are, bugs included. */
export function toStoreError(error: unknown): unknown {
  const cause = causeOf(error);
  if (isAway(cause) || isBrokenSocket(cause)) return unavailable(cause);
  if (!(cause instanceof mongo.MongoError)) return error;
  if (isLostOnTheWay(cause) || isWriteConflict(cause) || unusable.has(cause.code) || isNotDurable(cause)) {
    return unavailable(cause);
  }
  if (tooLarge.has(cause.code) || /larger than the maximum size|too large/i.test(cause.message)) {
    return new DocumentTooLarge('A document is larger than MongoDB takes.', { cause });
  }
  return error;
}

const unavailable = (cause: unknown): StoreUnavailable =>
  new StoreUnavailable(`MongoDB cannot be used now: ${cause instanceof Error ? cause.name : 'unknown'}.`, { cause });

/** Written, but not yet on a majority's disks: whoever asked must not believe it. */
const isNotDurable = (error: mongo.MongoError): boolean =>
  error instanceof mongo.MongoBulkWriteError && error.result.getWriteConcernError() !== undefined;

/** Somebody always came first. */
export const endlessConflict = (): StoreUnavailable => new StoreUnavailable('MongoDB reports conflicts without end.');
