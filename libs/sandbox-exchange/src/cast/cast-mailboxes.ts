import type { CastMailboxName } from './letter';

export interface CastMailbox {
  readonly emailAddress: string;
  readonly displayName: string;
  readonly password: string;
  readonly kind: 'user' | 'shared' | 'service';
}

export interface CastFolder {
  readonly mailbox: string;
  readonly path: string;
}

const addressOf = (name: string): string => `${name}@contoso.example`;

const mailbox = (name: string, displayName: string, kind: CastMailbox['kind']): CastMailbox => ({
  emailAddress: addressOf(name),
  displayName,
  password: name,
  kind,
});

/** The service account has a login and no mail of its own; it may impersonate all others. */
export const castMailboxes: readonly CastMailbox[] = [
  mailbox('erin', 'Erin Hagens', 'user'),
  mailbox('omar', 'Omar Bennett', 'user'),
  mailbox('sales', 'Contoso Sales', 'shared'),
  mailbox('svc-foldwatch', 'Foldwatch Service', 'service'),
];

const paths: Readonly<Record<CastMailboxName, readonly string[]>> = {
  erin: [
    'Inbox/Customers',
    'Inbox/Customers/Adventure Works',
    'Inbox/Customers/Fabrikam',
    'Inbox/Customers/Tailspin Toys',
    'Inbox/Customers/Trey Research',
    'Inbox/Newsletters',
    'Inbox/Private',
    'Inbox/Projects',
    'Inbox/Projects/Trade Fair',
  ],
  omar: [
    'Inbox/Customers',
    'Inbox/Customers/Fabrikam',
    'Inbox/Customers/Northwind Traders',
    'Inbox/Customers/Wide World Importers',
    'Inbox/Service Cases',
    'Inbox/Service Cases/CAS-01042',
    'Inbox/Service Cases/CAS-01057',
    'Inbox/Suppliers',
  ],
  sales: ['Inbox/Customers', 'Inbox/Customers/Northwind Traders', 'Inbox/Leads', 'Inbox/Orders'],
};

const names: readonly CastMailboxName[] = ['erin', 'omar', 'sales'];

/** The folders that people made, parents before children; the ones that Exchange makes are not among them. */
export const castFolders: readonly CastFolder[] = names.flatMap((name) =>
  paths[name].map((path) => ({ mailbox: addressOf(name), path })),
);
