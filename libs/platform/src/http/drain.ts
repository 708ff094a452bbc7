import { setTimeout as sleep } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';

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
  // Asked before the drain began, answered after: these, too, should end their connections.
  const inWork = new Set<Response>();
  return {
    get isDraining() {
      return draining;
    },
    async begin(seconds) {
      draining = true;
      for (const response of inWork) endConnection(response);
      if (seconds > 0) await sleep(seconds * 1000);
    },
    middleware(_request, response, next) {
      if (draining) endConnection(response);
      else {
        inWork.add(response);
        response.once('close', () => inWork.delete(response));
      }
      next();
    },
  };
}

function endConnection(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
