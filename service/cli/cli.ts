import { userInfo } from 'node:os';
import type { Application } from '../application.ts';
import type { JsonObject } from '../core/json.ts';
import type { Actor } from '../registrar/access/actor.ts';
import type { Deed } from '../registrar/audit-log/audit-log.ts';
import { askPassword, canAsk } from './ask-password.ts';
import type { ExitStatus } from './exit-status.ts';
import { EXIT } from './exit-status.ts';
import { Terminal } from './terminal.ts';

/** The process that a command runs in. */
export interface CliProcess {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What every command works with. */
export class Cli {
  readonly environment: NodeJS.ProcessEnv;
  readonly process: CliProcess;
  readonly terminal: Terminal;
  /** What the process ends with when nothing fails; set by commands whose answer is a verdict. */
  exitStatus: ExitStatus = EXIT.done;
  #application: Promise<Application> | null = null;

  constructor(process: CliProcess, json: boolean) {
    this.process = process;
    this.environment = process.env;
    this.terminal = new Terminal(process, process.env, json);
  }

  /** The installation in this folder, opened at the first call. @throws CairnError as `openApplication` */
  open(): Promise<Application> {
    this.#application ??= this.#openApplication();
    return this.#application;
  }

  /**
   * Does what a command was asked for, and writes into the audit log that this account of the machine did it: what every
   * command runs in that writes, or hands out what is personal. `about` names what it is done to, `outcome` what came
   * of it, in counts and ids.
   *
   * @throws CairnError as `open`, and what `work` throws
   */
  async acting<T>(
    action: string,
    about: Omit<Deed, 'action'>,
    work: (application: Application, actor: Actor) => Promise<T>,
    outcome?: (result: T) => JsonObject,
  ): Promise<T> {
    const application = await this.open();
    const { logged } = await import('../registrar/audit-log/audit-log.ts');
    const deed = { action, ...about };
    const actor = accountOfThisProcess();
    return await logged(application.installation, actor, deed, () => work(application, actor), outcome);
  }

  async #openApplication(): Promise<Application> {
    // Loaded here, since not every command needs all that it wires.
    const { openApplication } = await import('../application.ts');
    return await openApplication(this.environment, {
      askPassword: canAsk(this.process)
        ? (keystore) => {
            this.terminal.clearProgress();
            return askPassword(this.process, `Password of ${keystore}:`);
          }
        : undefined,
    });
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    const opening = this.#application;
    this.#application = null;
    // An installation that could not be opened has told so already.
    const application = await opening?.catch(() => null);
    await application?.close();
  }
}

/** An account that the machine has no name for, as in many containers, goes by its number. */
function accountOfThisProcess(): Actor {
  const name = accountName();
  return { kind: 'terminal', id: name, name };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR')) throw error;
    return `uid ${process.getuid?.()}`;
  }
}
