// Loaded into children that would listen on every address and have no flag against it.
const net = require("node:net");

const loopback = "127.0.0.1";
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, second] = args;
  const isPort = typeof first === "number" || (typeof first === "string" && /^\d+$/.test(first));
  if (isPort && typeof second !== "string") args.splice(1, 0, loopback);
  else if (isPort) args[1] = loopback;
  else if (first && typeof first === "object" && first.port !== undefined)
    args[0] = { ...first, host: loopback };
  return listen.apply(this, args);
};
