import { setTimeout as sleep } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import onHeaders from 'on-headers';

/** A process that is about to end: still serves, but asks callers to go elsewhere. */
export interface Drain {
  readonly isDraining: boolean;
  /** From now on not ready; resolves after `seconds`, when balancers have noticed. */
  begin(seconds: number): Promise<void>;
  /** Ends connections after their answer while draining, so that no request runs into a closed one. */
  middleware(request: Request, response: Response, next: NextFunction): void;
}

export function createDrain(): Drain {
  let draining = false;
  return {
    get isDraining() {
      return draining;
    },
    async begin(seconds) {
      draining = true;
      if (seconds > 0) await sleep(seconds * 1000);
    },
    middleware(_request, response, next) {
      // Decided as the answer leaves: a request may have come in before the drain began.
      onHeaders(response, () => {
        if (draining) response.setHeader('Connection', 'close');
      });
      next();
    },
  };
}
