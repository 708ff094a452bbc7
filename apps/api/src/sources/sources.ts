import { SourceDeskController } from './source-desk.controller.js';
import { SourceDeskService } from './source-desk.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

export const sourceControllers = [SourcesController, SourceDeskController];
export const sourceProviders = [SourcesService, SourceDeskService];
