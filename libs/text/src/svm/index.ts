export { decisionValues, trainSvm, type LinearModel, type SvmOptions } from './linear-svm.js';
export { sigmoid, trainLogistic, type LogisticModel } from './logistic.js';
export { seededRandom, shuffle } from './random.js';
