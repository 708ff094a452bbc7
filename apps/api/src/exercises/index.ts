import type { Provider, Type } from '@nestjs/common';
import { ExercisesController } from './exercises.controller.js';
import { ExercisesService } from './exercises.service.js';
import { LiveHub } from './live-hub.service.js';
import { PanelController } from './panel.controller.js';
import { PanelEntry } from './panel-entry.service.js';
import { PanelService } from './panel.service.js';
import { ResultsController } from './results.controller.js';
import { ResultsService } from './results.service.js';
import { RunningController } from './running.controller.js';
import { SharedExercisesController } from './shared.controller.js';
import { ScenariosController } from './scenarios.controller.js';

/** Foresight exercises: part of the one module of the API. */
export const exerciseControllers: Type[] = [
  ExercisesController,
  RunningController,
  ResultsController,
  ScenariosController,
  SharedExercisesController,
  PanelController,
];
export const exerciseProviders: Provider[] = [ExercisesService, LiveHub, PanelEntry, PanelService, ResultsService];
