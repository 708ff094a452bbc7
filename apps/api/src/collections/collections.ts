import type { Provider, Type } from '@nestjs/common';
import { WithdrawalsController } from '../signals/withdrawals.controller.js';
import { WatchesController } from '../watches/watches.controller.js';
import { WatchesService } from '../watches/watches.service.js';
import { CollectionsController } from './collections.controller.js';
import { CollectionsService } from './collections.service.js';
import { ItemsController } from './items.controller.js';
import { TakingController } from './taking.controller.js';
import { TeamworkController } from './teamwork.controller.js';

/** Collections and what people watch: part of the one module of the API. */
export const collectionControllers: Type[] = [
  CollectionsController,
  ItemsController,
  TeamworkController,
  TakingController,
  WatchesController,
  WithdrawalsController,
];
export const collectionProviders: Provider[] = [CollectionsService, WatchesService];
