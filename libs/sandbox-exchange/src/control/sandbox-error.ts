/** What a person or a test asked of the sandbox and cannot have. */
export class SandboxError extends Error {
  constructor(
    readonly code: 'not-found' | 'already-exists' | 'invalid' | 'forbidden' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}
