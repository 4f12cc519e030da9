import { IsIn, IsOptional, IsString, Matches } from 'class-validator';

/** The environment that every process has. */
export class ProcessConfig {
  @IsString() @Matches(/^[\w.:-]+$/) readonly FOLDWATCH_HOST: string = '127.0.0.1';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) readonly FOLDWATCH_LOG_LEVEL: string = 'info';
  /** Tests end the process between two steps; see `failpoint.ts`. */
  @IsOptional() @IsString() readonly FOLDWATCH_FAILPOINT?: string;
}
