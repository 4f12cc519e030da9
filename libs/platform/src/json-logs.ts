import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** What Nest tells of its own start is of no use to an operator. */
const chatter: ReadonlySet<string> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's logger over pino: one JSON object a line, events with fields; text is kept under `msg`. Credentials are redacted. */
export class JsonLogs implements LoggerService {
  private readonly logger: Logger;

  constructor(options: { readonly level: string; readonly service: string }) {
    this.logger = pino({
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['password', 'token', 'authorization', '*.password', '*.token', '*.authorization'] },
    });
  }

  log(message: unknown, ...rest: readonly unknown[]): void {
    if (!chatter.has(contextOf(rest) ?? '')) this.logger.info(...line(message, rest));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.warn(...line(message, rest));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.error(...line(message, rest));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.fatal(...line(message, rest));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    if (this.logger.isLevelEnabled('debug')) this.logger.debug(...line(message, rest));
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.trace(...line(message, rest));
  }
}

/** Nest appends the context as the last argument. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function line(message: unknown, rest: readonly unknown[]): [object, string?] {
  const context = contextOf(rest);
  const fields = { ...(context !== undefined && { context }), ...errorFields(message) };
  return typeof message === 'string' ? [fields, message] : [fields];
}

/** Of an error its name, code and place; its text may quote what came from outside, and stays out of the logs' way of names. */
function errorFields(message: unknown): object {
  if (message instanceof Error) return { err: message };
  if (typeof message !== 'object' || message === null) return {};
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name === 'error' ? 'err' : name, value]));
}
