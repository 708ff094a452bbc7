export * from './error/error.js';
export * from './signal/signal.js';
export * from './ecosystem/ecosystem.js';
export * from './trend/trend.js';
export * from './radar/radar.js';
