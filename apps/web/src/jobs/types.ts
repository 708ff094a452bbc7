export interface Queue {
  readonly name: string;
  readonly paused: boolean;
  readonly counts: {
    readonly waiting: number;
    readonly delayed: number;
    readonly active: number;
    readonly completed: number;
    readonly dead: number;
  };
  readonly active: readonly {
    readonly id: string;
    readonly data: unknown;
    readonly progress?: unknown;
    readonly attempts: number;
  }[];
}

export interface DeadLetters {
  readonly items: readonly {
    readonly id: string;
    readonly data: unknown;
    readonly error: string;
    readonly attempts: number;
    readonly diedAt: string;
  }[];
  readonly total: number;
}
