/** What went on was given up: by a stop, a time limit, or the failure of what ran beside it. No fault of the state's. */
export class Aborted extends Error {
  constructor() {
    super('The execution was aborted.');
    this.name = 'Aborted';
  }
}
