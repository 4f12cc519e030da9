import type { JSX, ReactNode } from 'react';
import { useMayWrite } from '../../shared/forms/use-may-write';

/** What changes or tries something; an auditor is not offered it, and reads the rest. */
export function ForWriters({ children }: { readonly children: ReactNode }): JSX.Element | null {
  return useMayWrite() ? <>{children}</> : null;
}
