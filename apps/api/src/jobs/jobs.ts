import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

export const jobControllers = [JobsController];
export const jobProviders = [JobsService];
