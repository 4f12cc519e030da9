import { erin, kaethe, maria, nadia, olga, omar, rui, sales, sam, tomas, yumi } from './cast-people';
import type { Person } from './letter';

export type CastTable = 'account' | 'contact' | 'lead' | 'opportunity' | 'incident' | 'systemuser' | 'queue';

/** A record of the CRM that the cast's mail is about. */
export interface CastRecord {
  readonly table: CastTable;
  readonly id: string;
  readonly name: string;
  readonly emailAddresses: readonly string[];
  readonly ownerId?: string;
  readonly state: 'active' | 'inactive';
  readonly parentAccountId?: string;
}

type Extra = Partial<Pick<CastRecord, 'emailAddresses' | 'ownerId' | 'state' | 'parentAccountId'>>;

const tableNumbers: Readonly<Record<CastTable, number>> = {
  account: 1,
  contact: 2,
  opportunity: 3,
  lead: 4,
  incident: 112,
  systemuser: 8,
  queue: 2020,
};

/** Ids look like Dataverse's and show where they belong: the table's type code, then a number. */
const idOf = (table: CastTable, number: number): string =>
  `c0a57000-${String(tableNumbers[table]).padStart(4, '0')}-4000-8000-${String(number).padStart(12, '0')}`;

const record = (table: CastTable, number: number, name: string, extra: Extra = {}): CastRecord => ({
  table,
  id: idOf(table, number),
  name,
  emailAddresses: [],
  state: 'active',
  ...extra,
});

const person = (table: CastTable, number: number, { name, address }: Person, extra: Extra = {}): CastRecord =>
  record(table, number, name.split(', ').toReversed().join(' '), { emailAddresses: [address], ...extra });

const [erinId, omarId] = [idOf('systemuser', 1), idOf('systemuser', 2)];
const account = (number: number): Extra => ({ parentAccountId: idOf('account', number) });
const [ofErin, ofOmar]: readonly [Extra, Extra] = [{ ownerId: erinId }, { ownerId: omarId }];

/** Proseware and Lucerne Drives are left out on purpose: their senders are unknown to the CRM. */
export const castRecords: readonly CastRecord[] = [
  person('systemuser', 1, erin),
  person('systemuser', 2, omar),
  person('queue', 1, sales),
  record('account', 1, 'Fabrikam', { ...ofErin, emailAddresses: ['info@fabrikam.example'] }),
  record('account', 2, 'Fabrikam Nord', { ...ofErin, ...account(1) }),
  record('account', 3, 'Adventure Works', { ...ofErin, emailAddresses: ['sourcing@adventure-works.example'] }),
  record('account', 4, 'Northwind Traders', { ...ofOmar, emailAddresses: ['office@northwindtraders.example'] }),
  record('account', 5, 'Wide World Importers', { ...ofOmar, emailAddresses: ['info@wideworldimporters.example'] }),
  record('account', 6, 'Trey Research', { ...ofErin, emailAddresses: ['lab@treyresearch.example'] }),
  record('account', 7, 'Alpine Ski House', {
    ...ofErin,
    state: 'inactive',
    emailAddresses: ['workshop@alpineskihouse.example'],
  }),
  person('contact', 1, kaethe, { ...ofErin, ...account(1) }),
  person('contact', 2, rui, { ...ofErin, ...account(2) }),
  person('contact', 3, nadia, { ...ofErin, ...account(3) }),
  person('contact', 4, tomas, { ...ofErin, ...account(3) }),
  person('contact', 5, maria, { ...ofOmar, ...account(4) }),
  person('contact', 6, yumi, { ...ofOmar, ...account(5) }),
  person('contact', 7, olga, { ...ofErin, ...account(6) }),
  person('lead', 1, sam, ofErin),
  record('opportunity', 1, 'Fabrikam: labeller for bottling line 3', { ...ofErin, ...account(2) }),
  record('opportunity', 2, 'Adventure Works: framework contract 2027', { ...ofErin, ...account(3) }),
  record('opportunity', 3, 'Trey Research: calibration of FP40-0187', { ...ofErin, ...account(6) }),
  record('opportunity', 4, 'Fabrikam: filler for line 2', { ...ofErin, ...account(1), state: 'inactive' }),
  record('incident', 1042, 'CAS-01042: labeller stops with E-417', { ...ofOmar, ...account(2) }),
  record('incident', 1057, 'CAS-01057: leaking valve, batch B2231', { ...ofOmar, ...account(4) }),
];
