export { createGateway } from "../../../demo/gateway/gateway.mjs";
