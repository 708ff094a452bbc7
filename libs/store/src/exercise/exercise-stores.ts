import type { DataSource } from 'typeorm';
import { ExerciseComments } from './comments.repository.js';
import { ExerciseNews } from './exercise-news.js';
import { Exercises } from './exercises.repository.js';
import { PanelMail } from './panel-mail.repository.js';
import { Panel } from './panel.repository.js';
import { PanelTokens } from './panel-tokens.repository.js';
import { Ratings } from './ratings.repository.js';
import { Releases } from './releases.repository.js';
import { Rounds } from './rounds.repository.js';
import { ExerciseSystems } from './systems.repository.js';

/** All that is kept of foresight exercises. */
export interface ExerciseStores {
  readonly all: Exercises;
  readonly panel: Panel;
  readonly panelMail: PanelMail;
  readonly tokens: PanelTokens;
  readonly ratings: Ratings;
  readonly comments: ExerciseComments;
  readonly releases: Releases;
  readonly rounds: Rounds;
  readonly systems: ExerciseSystems;
  readonly news: ExerciseNews;
}

export const openExercises = (db: DataSource): ExerciseStores => ({
  all: new Exercises(db),
  panel: new Panel(db),
  panelMail: new PanelMail(db),
  tokens: new PanelTokens(db),
  ratings: new Ratings(db),
  comments: new ExerciseComments(db),
  releases: new Releases(db),
  rounds: new Rounds(db),
  systems: new ExerciseSystems(db),
  news: new ExerciseNews(db),
});
