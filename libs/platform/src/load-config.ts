import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

type Environment = Readonly<Record<string, string | undefined>>;
type ConfigClass = new () => object;
/** An instance of each class, under the same name. */
type Loaded<C extends Readonly<Record<string, ConfigClass>>> = { readonly [Name in keyof C]: InstanceType<C[Name]> };

/** The environment is not usable. The message names every variable that is wrong and never a value. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';

  constructor(readonly problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}

/**
 * Reads and validates a process's configuration once: a class for each thing that is configured. Empty variables count as
 * not set; `alsoWrong` finds what no single variable shows. Throws `BadConfiguration` with every problem of all of them.
 */
export function loadConfig<C extends Readonly<Record<string, ConfigClass>>>(
  classes: C,
  env: Environment,
  alsoWrong: (config: Loaded<C>) => readonly string[] = () => [],
): Loaded<C> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parts = Object.entries(classes).map(([name, configClass]) => {
    return [name, plainToInstance(configClass, given, { exposeDefaultValues: true })] as const;
  });
  const config = Object.fromEntries(parts);
  const problems = parts.flatMap(([, part]) => problemsOf(part));
  if (!isLoaded(config, classes)) throw new BadConfiguration(problems);
  problems.push(...alsoWrong(config));
  if (problems.length > 0) throw new BadConfiguration(problems);
  return config;
}

const problemsOf = (part: object): readonly string[] =>
  validateSync(part, { forbidUnknownValues: true }).flatMap(({ constraints = {} }) => Object.values(constraints));

const isLoaded = <C extends Readonly<Record<string, ConfigClass>>>(
  config: Readonly<Record<string, unknown>>,
  classes: C,
): config is Loaded<C> => Object.entries(classes).every(([name, configClass]) => config[name] instanceof configClass);
