import type { Person } from './letter';

const person = (name: string, address: string): Person => ({ name, address });

export const erin = person('Erin Hagens', 'erin@contoso.example');
export const omar = person('Omar Bennett', 'omar@contoso.example');
export const sales = person('Contoso Sales', 'sales@contoso.example');
export const helpdesk = person('Contoso IT Helpdesk', 'helpdesk@contoso.example');
export const postmaster = person('Microsoft Outlook', 'postmaster@contoso.example');
export const scanner = person('Scanner 2nd floor', 'scanner@contoso.example');

export const kaethe = person('Käthe Weiß', 'kaethe.weiss@fabrikam.example');
export const rui = person('Rui Carvalho', 'rui.carvalho@fabrikam.example');
export const nadia = person('Nadia Horvat', 'nadia.horvat@adventure-works.example');
export const tomas = person('Novák, Tomáš', 'tomas.novak@adventure-works.example');
export const maria = person('Maria Ferrari', 'maria@northwindtraders.example');
export const yumi = person('田中 由美', 'yumi.tanaka@wideworldimporters.example');
export const olga = person('Ольга Белова', 'olga.belova@treyresearch.example');
export const sam = person('Sam Okafor', 'sam@tailspintoys.example');
export const priya = person('Raman, Priya', 'priya.raman@proseware.example');

export const litware = person('Litware Packaging Weekly', 'weekly@news.litware.example');
export const woodgrove = person('Woodgrove Bank', 'no-reply@woodgrovebank.example');
export const lucerne = person('Lucerne Drives Support', 'support@lucernedrives.example');
export const artSchool = person('School of Fine Art', 'evening@fineartschool.example');
