import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** The environment is not usable. The message names every variable that is wrong and never a value. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';

  constructor(readonly problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}

/**
 * Reads and validates a process's configuration once. Empty variables count as not set; `alsoWrong` finds what no single
 * variable shows. Throws `BadConfiguration` with every problem.
 */
export function loadConfig<T extends object>(
  configClass: new () => T,
  env: Readonly<Record<string, string | undefined>>,
  alsoWrong: (config: T) => readonly string[] = () => [],
): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const config = plainToInstance(configClass, given, { exposeDefaultValues: true });
  const problems = validateSync(config, { forbidUnknownValues: true }).flatMap(({ constraints = {} }) =>
    Object.values(constraints),
  );
  problems.push(...alsoWrong(config));
  if (problems.length > 0) throw new BadConfiguration(problems);
  return config;
}
