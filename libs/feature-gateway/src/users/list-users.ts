import { Injectable } from '@nestjs/common';
import { Users } from '@foldwatch/ports';
import { pageOf } from '../http/page-query';
import { toUserView, type UserPage, type UserQuery } from './user-views';

@Injectable()
export class ListUsers {
  constructor(private readonly users: Users) {}

  async execute({ q, ...page }: UserQuery): Promise<UserPage> {
    const { users, nextCursor } = await this.users.list({ ...pageOf(page), ...(q !== undefined && { prefix: q }) });
    return { items: users.map(toUserView), nextCursor: nextCursor ?? null };
  }
}
