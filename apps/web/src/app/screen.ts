import type { FluentIcon } from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import type { Session } from '../api/use-session';

export type Section = 'user' | 'administration' | 'policy' | 'developer' | 'sandbox';

/** One screen: where it is, what loads it, and, when the navigation lists it, how. */
export interface Screen {
  /** Path below `/`, in react-router's notation. */
  readonly path: string;
  readonly load: () => Promise<{ readonly Component: ComponentType }>;
  readonly navigation?: {
    readonly section: Section;
    /** The translated name. */
    readonly name: () => string;
    readonly icon: FluentIcon;
  };
  /** Who finds it in the navigation; what it may show the API decides. */
  readonly isFor: (session: Session) => boolean;
}

export const everyone = (): boolean => true;
export const administrators = ({ role }: Session): boolean => role !== 'user';
/** An auditor sees the own mailboxes as all others: where nothing can be changed. */
export const mailboxOwners = ({ role, mailboxIds }: Session): boolean => role !== 'auditor' && mailboxIds.length > 0;
