/** One thing that must be well for the process to be ready. */
export interface HealthCheck {
  readonly name: string;
  /** `undefined` when well, else one sentence for the operator, without secrets. */
  readonly problem: () => string | undefined | Promise<string | undefined>;
}

export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly problem?: string }[];
}

/** Asks every check; one that throws counts as a problem. */
export async function reportHealth(checks: readonly HealthCheck[]): Promise<HealthReport> {
  const answers = await Promise.all(
    checks.map(async ({ name, problem }) => {
      const found = await ask(problem);
      return found === undefined ? { name, ok: true } : { name, ok: false, problem: found };
    }),
  );
  return { status: answers.every(({ ok }) => ok) ? 'ok' : 'unavailable', checks: answers };
}

async function ask(problem: HealthCheck['problem']): Promise<string | undefined> {
  try {
    return await problem();
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown problem';
  }
}
