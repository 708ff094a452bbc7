export { decisionValues, trainSvm, type LinearModel, type SvmOptions } from './linear-svm.js';
export { seededRandom, shuffle } from './random.js';
