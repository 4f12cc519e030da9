import { useSignedIn } from '../../api/use-session';

/** Whether to offer what changes something: an auditor reads what an administrator reads, and no more. */
export const useMayWrite = (): boolean => useSignedIn().role === 'admin';
