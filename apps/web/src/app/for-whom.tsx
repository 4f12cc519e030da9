import type { JSX } from 'react';
import { Navigate } from 'react-router';
import { useSignedIn } from '../api/use-session';
import type { Screen } from './screen';

interface Props extends Pick<Screen, 'isFor'> {
  readonly children: JSX.Element;
}

/** Leads whom a screen is not for, or no longer, to where they begin. */
export function ForWhom({ isFor, children }: Props): JSX.Element {
  return isFor(useSignedIn()) ? children : <Navigate to="/" replace />;
}
