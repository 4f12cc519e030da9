import type { MailboxTestStepView } from '@foldwatch/feature-gateway';

export const hasEnded = ({ state }: MailboxTestStepView): boolean => state === 'passed' || state === 'failed';

/** What came of a step, and the cure below one that failed. */
export function stepLines(tested: MailboxTestStepView): readonly string[] {
  const { step, state, message, durationMs, cure } = tested;
  if (!hasEnded(tested)) return [`- ${step.padEnd(14)} ${state.replace('-', ' ')}`];
  const took = durationMs === null ? '' : ` (${durationMs} ms)`;
  const line = `${state === 'passed' ? '✓' : '✗'} ${step.padEnd(14)} ${message ?? ''}${took}`;
  return cure === null ? [line] : [line, `  ${''.padEnd(14)} ${cure}`];
}
