// A real OpenID Connect provider on loopback, for the tests of single sign-on.
// Arguments: the port, and the address to which people are sent back. It knows everybody by the name they give;
// "not-verified" has an e-mail address that nobody has checked.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [port, back] = process.argv.slice(2);
const require = createRequire(`${process.env.OIDC_FOLDER}/`);
const loaded = await import(pathToFileURL(require.resolve("oidc-provider")));
const Provider = loaded.Provider ?? loaded.default;

const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "so-dieu-hanh", client_secret: "a-secret-of-the-tests", redirect_uris: [back] }],
  jwks: { keys: [{ ...key, kid: "tests", use: "sig", alg: "RS256" }] },
  cookies: { keys: [randomBytes(16).toString("hex")] },
  pkce: { required: () => true },
  claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
  findAccount: (_context, name) => ({
    accountId: name,
    claims: () => ({
      sub: name,
      preferred_username: name,
      email: name,
      email_verified: !name.includes("not-verified"),
    }),
  }),
});
provider.on("server_error", (_context, fault) => console.error(fault));
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
