import { createLimits, type Limits, type Mailer, mailerOf } from '#libs/platform';
import { Inject, Injectable, type OnModuleDestroy, type Provider } from '@nestjs/common';
import { API_CONTEXT, type ApiContext } from './context.js';

export const LIMITS = Symbol('Limits');
const MAILER = Symbol('Mailer');
/** Injects the counters against abuse. */
export const UseLimits = (): ParameterDecorator => Inject(LIMITS);
/** Injects the door through which mail leaves. */
export const UseMailer = (): ParameterDecorator => Inject(MAILER);

/** Closes what the API opened for itself. */
@Injectable()
class Closing implements OnModuleDestroy {
  constructor(
    @UseLimits() private readonly limits: Limits,
    @UseMailer() private readonly mailer: Mailer,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.mailer.close();
    await this.limits.close();
  }
}

export const serviceProviders: Provider[] = [
  { provide: LIMITS, inject: [API_CONTEXT], useFactory: ({ config }: ApiContext) => createLimits(config.redisUrl) },
  {
    provide: MAILER,
    inject: [API_CONTEXT],
    useFactory: ({ config, log }: ApiContext) => mailerOf(config, log),
  },
  Closing,
];
