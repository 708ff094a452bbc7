import type { Provider, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard.js';
import { Callers } from '../access/callers.service.js';
import { serviceProviders } from '../shared/services.js';
import { AccountController } from './account.controller.js';
import { AccountsService } from './accounts.service.js';
import { AdminController } from './admin.controller.js';
import { InvitationsController } from '../organisations/invitations.controller.js';
import { OrganisationsController } from '../organisations/organisations.controller.js';
import { WebhooksController } from '../organisations/webhooks.controller.js';
import { ExportController } from './export.controller.js';
import { PasskeysController } from '../second-factor/passkeys.controller.js';
import { PasskeysService } from '../second-factor/passkeys.service.js';
import { SecondFactorController } from '../second-factor/second-factor.controller.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { ProviderController } from '../provider/provider.controller.js';
import { ProviderService } from '../provider/provider.service.js';
import { Proof } from './proof.service.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignUpController } from './sign-up.controller.js';
import { TokensController } from './tokens.controller.js';

/** People and what they may do: part of the one module of the API, listed apart because it is long. */
export const peopleControllers: Type[] = [
  SignUpController,
  SessionController,
  AccountController,
  TokensController,
  ExportController,
  SecondFactorController,
  PasskeysController,
  ProviderController,
  OrganisationsController,
  InvitationsController,
  WebhooksController,
  AdminController,
];
export const peopleProviders: Provider[] = [
  ...serviceProviders,
  Callers,
  AccountsService,
  SessionsService,
  Proof,
  SecondFactorService,
  PasskeysService,
  ProviderService,
  { provide: APP_GUARD, useClass: AccessGuard },
];
