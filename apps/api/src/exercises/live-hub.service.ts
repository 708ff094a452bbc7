import { TrendUniverseError } from '#libs/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type ApiContext, Context } from '../shared/context.js';
import { ExercisesService } from './exercises.service.js';

/** News within this time go out as one. */
const GATHER_MS = 250;
/** Looks again even when no news came: they may have been lost on the way. */
const LOOK_MS = 10_000;
/** Streams end after this time and come back: who may no longer look is noticed. */
const LIFE_MS = 15 * 60_000;
const AT_MOST = 2000;

interface Follower {
  readonly who: 'facilitator' | 'panellist';
  send(event: string, data: unknown): void;
  end(): void;
}

/** Streams of what happens in exercises, whichever API process it happens in: the database tells all of them. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly followers = new Map<string, Set<Follower>>();
  private readonly pending = new Map<string, NodeJS.Timeout>();
  private readonly refreshing = new Map<string, Promise<void>>();
  private listening: Promise<() => Promise<void>> | null = null;
  private look: NodeJS.Timeout | null = null;

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly exercises: ExercisesService,
  ) {}

  /** Answers a request with a stream of events that lasts until the caller leaves. */
  async follow(exerciseId: string, who: Follower['who'], request: Request, response: Response): Promise<void> {
    const total = [...this.followers.values()].reduce((sum, set) => sum + set.size, 0);
    if (total >= AT_MOST)
      throw new TrendUniverseError('UNAVAILABLE', 'Too many are watching at the moment. Reload in a minute.');
    await this.listen();
    // no-transform: compression would hold events back.
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const follower: Follower = {
      who,
      send: (event, data) => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      end: () => void response.end(),
    };
    const set = this.followers.get(exerciseId) ?? new Set();
    this.followers.set(exerciseId, set.add(follower));
    const life = setTimeout(() => follower.end(), LIFE_MS);
    request.on('close', () => {
      clearTimeout(life);
      set.delete(follower);
      if (set.size === 0) this.followers.delete(exerciseId);
    });
    response.write('retry: 2000\n\n');
    await this.tell(exerciseId, [follower]);
  }

  /** Makes the figures of a live exercise anew, soon, at most one at a time. */
  refreshSoon(exerciseId: string): void {
    if (this.refreshing.has(exerciseId)) return;
    const work = new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(async () => {
      this.refreshing.delete(exerciseId);
      await this.api.store.exercises.rounds.refresh(exerciseId);
    });
    this.refreshing.set(
      exerciseId,
      work.catch((error: unknown) => this.api.log.error({ err: error }, 'live figures failed')) as Promise<void>,
    );
  }

  private async listen(): Promise<void> {
    this.listening ??= this.api.store.exercises.news.listen((id) => this.heard(id));
    this.look ??= setInterval(() => [...this.followers.keys()].forEach((id) => this.heard(id)), LOOK_MS);
    await this.listening.catch((error: unknown) => {
      this.listening = null;
      throw error;
    });
  }

  private heard(exerciseId: string): void {
    if (!this.followers.has(exerciseId) || this.pending.has(exerciseId)) return;
    this.pending.set(
      exerciseId,
      setTimeout(() => {
        this.pending.delete(exerciseId);
        this.tell(exerciseId, [...(this.followers.get(exerciseId) ?? [])]).catch((error: unknown) =>
          this.api.log.error({ err: error }, 'live participation failed'),
        );
      }, GATHER_MS),
    );
  }

  private async tell(exerciseId: string, followers: readonly Follower[]): Promise<void> {
    const exercise = await this.api.store.exercises.all.get(exerciseId).catch(() => null);
    if (!exercise) return followers.forEach((follower) => follower.end());
    const participation = await this.exercises.participation(exercise);
    const { status, round, comments } = participation;
    for (const follower of followers) {
      if (follower.who === 'facilitator') follower.send('participation', participation);
      else follower.send('exercise', { status, round, comments });
    }
  }

  async onModuleDestroy(): Promise<void> {
    if (this.look) clearInterval(this.look);
    for (const timer of this.pending.values()) clearTimeout(timer);
    for (const set of this.followers.values()) for (const follower of set) follower.end();
    await Promise.all(this.refreshing.values());
    await (
      await this.listening?.catch(() => null)
    )?.();
  }
}
