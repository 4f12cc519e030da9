import { Spinner } from '@fluentui/react-components';
import type { JSX } from 'react';

/** Of a button while what it began goes on. Screen readers are told by the button, which is disabled meanwhile. */
export const BusyIcon = (): JSX.Element => <Spinner size="tiny" aria-hidden />;
