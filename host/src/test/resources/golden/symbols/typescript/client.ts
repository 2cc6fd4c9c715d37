import type { Options, Reply as Answer } from './types';
import { type Logger, createLogger } from "@acme/log";
import fs = require("node:fs");
import * as path from 'node:path';
import "reflect-metadata";
export * as errors from './errors';
export type { Options } from './types';

/** What may be asked. */
export interface Query<T extends object = {}> extends Base, Named<T> {
  readonly path: string;
  limit?: number;
  on(event: 'done', listener: (reply: Answer) => void): this;
  new (x: number): Query;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export enum Level {
  Low,
  High = 'high',
}

declare const VERSION: string;
declare function legacy(x: number): void;

export const DEFAULTS: Options = {
  retries: 3,
};
const cache = new Map<string, Answer>();

// Talks to a server.
// Retries.
@Injectable({ scope: 'all' })
export abstract class Client<T> extends Emitter<Events> implements Disposable, Api<T> {
  private static count = 0;
  protected readonly log: Logger = createLogger('client');
  #token?: string;
  handle = async (reply: Answer): Promise<void> => {
    await this.store(reply);
  };

  constructor(private readonly base: URL, public options: Options = DEFAULTS) {
    super();
  }

  get size(): number {
    return cache.size;
  }

  async send<R>(query: Query<R>, @Inject(TOKEN) token?: string): Promise<Result<R>>;
  async send(query: any): Promise<any> {
    const url = path.join(this.base.href, query.path);
    return (await fetchJson<Answer>(url)) as Result<any>;
  }

  abstract store(reply: Answer): Promise<void>;
}

export namespace Tools.Text {
  export function trim(text: string): string {
    return text.trim();
  }
}

function isAnswer(value: unknown): value is Answer {
  return value instanceof Failure;
}

export const connect = <T,>(url: string): Client<T> => new HttpClient<T>(url);

declare module "express" {
  interface Request {
    user?: User;
  }
}

export default Client;
