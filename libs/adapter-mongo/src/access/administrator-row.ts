import type { Administrator } from '@foldwatch/ports';
import { keyOf } from '../database/keys';
import { issuedSchema, toIssuedRow, type IssuedRow } from './issued-row';

export interface AdministratorRow extends IssuedRow<Administrator> {
  readonly token: string;
}

export const administratorSchema = issuedSchema('token');

export const toAdministratorRow = (administrator: Administrator): AdministratorRow => ({
  ...toIssuedRow(administrator),
  token: keyOf(administrator.tokenHash),
});
