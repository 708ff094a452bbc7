// Jest's environment for Node, on a context whose globals are plain ones. Jest's own goes through an interceptor at every
// look-up of a global from an ES module: `Math.imul` in a loop takes 200 times as long there, and all that counts with it.
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

module.exports = class PlainContextEnvironment extends TestEnvironment {
  constructor(...settings) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...settings);
    } finally {
      vm.createContext = createContext;
    }
  }
};
