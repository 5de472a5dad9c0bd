/** The adapters, each opened when it is first asked for. `main.ts` makes it. */
export interface Services {
  /** Folder of the demo team. */
  readonly demoTeam: string;
}
