/** The flow cannot be followed any further; the message names the state. */
export class SimulationError extends Error {
  /** Name of the state at which the simulation stopped. */
  readonly state: string;

  constructor(state: string, message: string) {
    super(`state "${state}": ${message}`);
    this.name = "SimulationError";
    this.state = state;
  }
}
