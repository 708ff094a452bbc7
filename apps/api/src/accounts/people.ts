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
import { ExportController } from './export.controller.js';
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
  OrganisationsController,
  InvitationsController,
  AdminController,
];
export const peopleProviders: Provider[] = [
  ...serviceProviders,
  Callers,
  AccountsService,
  SessionsService,
  { provide: APP_GUARD, useClass: AccessGuard },
];
