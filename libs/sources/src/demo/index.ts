export { demoSignals, type DemoInput, plantedSource } from './demo-signals.js';
export type { DemoRow } from './demo-row.js';
export { hiddenTrends, type HiddenTrend } from './hidden-trends.js';
export { loadTruth } from './load-truth.js';
export { readTruth, type PlantedTruth } from './truth.js';
