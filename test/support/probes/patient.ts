import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again while the server sheds load (503 with Retry-After): a busy machine is no finding. */
export async function patient<T extends { readonly status: number }>(ask: () => PromiseLike<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    if (answer.status !== 503 || tries >= 30) return answer;
    await sleep(300);
  }
}
