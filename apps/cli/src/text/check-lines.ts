import type { CheckView } from '@foldwatch/feature-gateway';

/** Each check that was made, with the values that were compared. */
export const checkLines = (checks: readonly CheckView[]): readonly string[] =>
  checks.map(({ name, passed, sentence, actual, expected }) => {
    const values = [actual && `is ${actual}`, expected && `wanted ${expected}`].filter((text) => text !== undefined);
    return `  ${passed ? '✓' : '✗'} ${sentence ?? name}${values.length === 0 ? '' : ` (${values.join(', ')})`}`;
  });
