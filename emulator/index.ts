export type { CallOutcome, InboundCall } from "./call/inbound";
export type { Fault, InjectedFault } from "./faults";
export type { EmulatorOptions } from "./options";
export type { LoggedRequest } from "./requests";
export { startEmulator, type Emulator } from "./start";
export type { NewFlow } from "./state/flow";
export type { EmulatorState, PhoneNumber } from "./state/model";
export type { NewNumber } from "./state/number";
export { defaultSeed, type Seed, type SeedAccount } from "./state/seed";
