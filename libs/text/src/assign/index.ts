export { TrendAssigner } from './assign-trends.js';
