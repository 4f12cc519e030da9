import { accountOfDomain, companyOf, domainOf } from '@foldwatch/domain';
import { RecordDirectory, UnknownSenders, type SenderOfMailbox } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { askedOf, planSender, type OpenSender, type SenderPlan } from './plan-sender';

/** Says what is to be done about a batch of unknown senders, in two queries. */
@Injectable()
export class PlanSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly directory: RecordDirectory,
  ) {}

  async execute(open: readonly OpenSender[]): Promise<readonly SenderPlan[]> {
    const [putAway, accounts] = await Promise.all([this.putAway(open), this.accounts(open)]);
    return open.map((one) =>
      planSender(one, (sender) => putAway.has(keyOf(sender)), accounts.get(domainOf(one.sender.address))),
    );
  }

  private async putAway(open: readonly OpenSender[]): Promise<ReadonlySet<string>> {
    const asked = open.flatMap(askedOf);
    const answers = await this.desk.arePutAway(asked);
    return new Set(asked.filter((_, at) => answers[at] === true).map(keyOf));
  }

  /** By domain, where it is a company's: the account that stands for it. */
  private async accounts(open: readonly OpenSender[]): Promise<ReadonlyMap<string, string>> {
    const wanting = open.filter(({ links }) => links.some(({ wantedRecord }) => wantedRecord.accountByDomain === true));
    const ofCompanies = wanting.filter(({ sender }) => companyOf(sender.address) !== undefined);
    const domains = [...new Set(ofCompanies.map(({ sender }) => domainOf(sender.address)))];
    if (domains.length === 0) return new Map();
    const found = await this.directory.accountsByDomain(domains);
    return new Map(
      domains.flatMap((domain) => {
        const account = accountOfDomain(domain, found.get(domain) ?? []);
        return account === undefined ? [] : [[domain, account.id] as const];
      }),
    );
  }
}

const keyOf = ({ mailboxId, address }: SenderOfMailbox): string => `${mailboxId}\n${address}`;
