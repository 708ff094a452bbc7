export interface Account {
  readonly email: string;
  readonly password: string;
}
export interface PeopledUniverse {
  readonly base: string;
  /** By the role of its name: manager, member, facilitator, firm, policymaker, editor. */
  readonly accounts: Readonly<Record<string, Account>>;
  readonly ids: Readonly<Record<'trend' | 'cluster' | 'collection' | 'exercise', string>>;
  stop(): Promise<void>;
}
export function startUniverse(signals: number): Promise<PeopledUniverse>;
