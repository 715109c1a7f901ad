import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";

const CLIENT = "talqy";
const SECRET = "a secret of tests";
/** What the provider is called on the page of signing in. */
export const PROVIDER = "Staff ID";

/** Somebody whom the provider knows. */
export interface Person {
  subject: string;
  email: string;
  verified: boolean;
}

/** What the provider remembers of a code until it is exchanged, once. */
interface Given {
  person: Person;
  nonce: string;
  challenge: string;
  redirect: string;
  askedAt: number;
}

/** A small provider of OpenID Connect. Its page asks nothing but whether to go on as the person it knows. */
export class Provider {
  /** Who sits before the browser. */
  person: Person = { subject: "1", email: "nobody@talqy.example", verified: true };
  /** What the site asked for last. */
  asked = new URLSearchParams();
  /** The instant of the server under test, which decides what still holds. */
  now: () => string = () => new Date().toISOString();
  readonly url: string;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #codes = new Map<string, Given>();
  readonly #close: () => Promise<void>;

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url;
    this.#close = close;
  }

  /** Begins to listen on a port of this machine; whoever starts it stops it. */
  static async start(): Promise<Provider> {
    let provider: Provider | undefined;
    const server = createServer((request, response) => {
      provider?.answer(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    provider = new Provider(`http://127.0.0.1:${port}`, close);
    return provider;
  }

  /** Stops listening. */
  stop(): Promise<void> {
    return this.#close();
  }

  /** The options of a server under test that signs in by this provider. */
  options(): string[] {
    return [
      ...["--oidc-issuer", this.url, "--oidc-client-id", CLIENT],
      ...["--oidc-client-secret", SECRET, "--oidc-name", PROVIDER],
    ];
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    if (url.pathname === "/.well-known/openid-configuration") return json(response, this.#configuration());
    if (url.pathname === "/jwks") {
      const key = this.#keys.publicKey.export({ format: "jwk" });
      return json(response, { keys: [{ ...key, use: "sig", kid: "first", alg: "ES256" }] });
    }
    if (url.pathname === "/authorize") return this.#ask(url.searchParams, response);
    if (url.pathname === "/decide") return this.#decide(url.searchParams, response);
    if (url.pathname === "/token") {
      return this.#exchange(request.headers.authorization ?? "", new URLSearchParams(await read(request)), response);
    }
    response.writeHead(404).end();
  }

  #configuration(): object {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
    };
  }

  /** The page of the provider. */
  #ask(asked: URLSearchParams, response: ServerResponse): void {
    this.asked = asked;
    const on = asked.toString().replaceAll("&", "&amp;");
    const page = `<!doctype html><html lang="en"><title>${PROVIDER}</title><h1>${PROVIDER}</h1>
      <p><a href="/decide?${on}&amp;as=person">Continue as ${this.person.email}</a></p>
      <p><a href="/decide?${on}">Refuse</a></p></html>`;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  }

  /** Sends the browser back. */
  #decide(asked: URLSearchParams, response: ServerResponse): void {
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("state", asked.get("state") ?? "");
    if (asked.get("as") === null) {
      back.searchParams.set("error", "access_denied");
    } else {
      const code = randomUUID();
      this.#codes.set(code, {
        person: this.person,
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        redirect: asked.get("redirect_uri") ?? "",
        askedAt: this.#seconds(),
      });
      back.searchParams.set("code", code);
    }
    response.writeHead(303, { location: back.href }).end();
  }

  /** Gives its word for a code, once. */
  #exchange(authorization: string, form: URLSearchParams, response: ServerResponse): void {
    const credentials = [CLIENT, SECRET].map((part) => encodeURIComponent(part).replaceAll("%20", "+")).join(":");
    if (authorization !== `Basic ${Buffer.from(credentials).toString("base64")}`) {
      return json(response, { error: "invalid_client" }, 400);
    }
    const code = form.get("code") ?? "";
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (!given || challenge !== given.challenge || form.get("redirect_uri") !== given.redirect) {
      return json(response, { error: "invalid_grant" }, 400);
    }
    json(response, { access_token: "access", token_type: "Bearer", expires_in: 60, id_token: this.#word(given) });
  }

  /** The signed word on a person. */
  #word(given: Given): string {
    const at = this.#seconds();
    const head = encoded({ alg: "ES256", kid: "first", typ: "JWT" });
    const claims = encoded({
      iss: this.url,
      sub: given.person.subject,
      aud: CLIENT,
      iat: at,
      exp: at + 300,
      auth_time: given.askedAt,
      nonce: given.nonce,
      email: given.person.email,
      email_verified: given.person.verified,
    });
    const text = `${head}.${claims}`;
    const signature = sign("sha256", Buffer.from(text), { key: this.#keys.privateKey, dsaEncoding: "ieee-p1363" });
    return `${text}.${signature.toString("base64url")}`;
  }

  #seconds(): number {
    return Math.floor(Date.parse(this.now()) / 1000);
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
