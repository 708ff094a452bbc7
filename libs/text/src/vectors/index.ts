export { CsrBuilder, pickRows, type Csr } from './csr.js';
export { documentFrequency, inverseDocumentFrequency, tfIdf, type IdfOptions } from './tf-idf.js';
