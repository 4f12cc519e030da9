import { ApiProperty } from '@nestjs/swagger';
import { policyNames, type PolicyName, type Team } from '@foldwatch/domain';
import { PolicyValuesRequest } from '../policy/policy-values-request';

/** What a layer says; what it does not name is left to those above. */
export class PolicyValuesView extends PolicyValuesRequest {}

export class TeamView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: PolicyValuesView }) readonly values!: PolicyValuesView;
  @ApiProperty({ enum: policyNames, isArray: true }) readonly locks!: readonly PolicyName[];
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export class TeamDetailView extends TeamView {
  @ApiProperty({ type: 'integer', description: 'How many mailboxes are in it.' }) readonly mailboxes!: number;
}

export class TeamPage {
  @ApiProperty({ type: [TeamView] }) readonly items!: readonly TeamView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toTeamView = ({ id, name, values, locks, createdAt }: Team): TeamView => ({
  id,
  name,
  values,
  locks,
  createdAt,
});
